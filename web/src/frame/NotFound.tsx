import { Link } from "react-router";
import { Empty } from "../parts/Notes";
import { useTitle } from "../parts/title";

export function NotFound() {
  useTitle("Not found");
  return (
    <Empty>
      <h1>There is no page at this address</h1>
      <p>
        <Link to="/incidents">Go to the incidents</Link>
      </p>
    </Empty>
  );
}
