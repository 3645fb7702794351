import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { Empty } from "../parts/Notes";
import { sourcesQuery } from "../sources/source-data";
import type { IncidentFilter } from "./incident-data";

/** Why there is nothing here, and the one next step. */
export function NoIncidents({ filter }: { filter: IncidentFilter }) {
  const sources = useQuery(sourcesQuery).data;
  const isNarrow = filter.mine || filter.domain !== "" || filter.severity !== "" || filter.text !== "";
  if (isNarrow) {
    return (
      <Empty>
        <p>No {filter.state} incident fits these filters.</p>
        <p>
          <Link to={filter.state === "open" ? "/incidents" : "/incidents?state=resolved"}>Show all</Link>
        </p>
      </Empty>
    );
  }
  if (sources?.length === 0) {
    return (
      <Empty>
        <p>Nothing is watched yet: no source is connected.</p>
        <p>
          <Link to="/sources?add=yes">Connect a source</Link>
        </p>
      </Empty>
    );
  }
  return (
    <Empty>
      <p>{filter.state === "open" ? "No incident is open." : "No incident has been resolved yet."}</p>
      <p>
        <Link to="/monitors">See what is watched</Link>
      </p>
    </Empty>
  );
}
