import "./sources.css";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { useAddress } from "../parts/address";
import { Ident } from "../parts/Ident";
import { Empty, Loading, ProblemNote } from "../parts/Notes";
import { useTitle } from "../parts/title";
import { When } from "../parts/When";
import { useMay } from "../session/me";
import { duration } from "../words/time";
import { AddSource } from "./AddSource";
import { Budget, Progress, SourceState } from "./SourceState";
import { type Source, sourcesQuery } from "./source-data";

export default function SourcesPage() {
  useTitle("Sources");
  const [get, set] = useAddress();
  const query = useQuery(sourcesQuery);
  const mayAdd = useMay("ADMIN");
  const isAdding = get("add") === "yes" && mayAdd;
  const sources = query.data ?? [];
  return (
    <>
      <div className="row">
        <h1 className="grow">Sources</h1>
        {mayAdd && !isAdding ? (
          <Button variant="filled" onClick={() => set({ add: "yes" })}>
            Connect a source
          </Button>
        ) : null}
      </div>
      {isAdding ? <AddSource onClose={() => set({ add: null })} /> : null}
      <section className="card scroll" aria-label="Sources">
        {query.isPending ? <Loading what="the sources" /> : null}
        {query.data && sources.length === 0 ? (
          <Empty>
            <p>No source is connected, so nothing can be watched.</p>
            <p>
              {mayAdd
                ? "Connect one above: a role that may only read is enough."
                : "Ask an admin to connect one."}
            </p>
          </Empty>
        ) : null}
        {sources.length > 0 ? <SourceTable sources={sources} /> : null}
      </section>
      <ProblemNote error={query.error} doing="Reading the sources" />
    </>
  );
}

function SourceTable({ sources }: { sources: Source[] }) {
  return (
    <table className="list folds">
      <thead>
        <tr>
          <th>Source</th>
          <th>State</th>
          <th>Query budget of the last hour</th>
          <th>Surveyed</th>
          <th className="right">Last collected</th>
        </tr>
      </thead>
      <tbody>
        {sources.map((source) => (
          <tr key={source.id}>
            <td>
              <Link to={`/sources/${source.id}`}>
                <b>
                  <bdi>{source.name}</bdi>
                </b>
              </Link>
              <div className="soft small">
                {source.kind} · <Ident>{source.namespace}</Ident>
              </div>
            </td>
            <td>
              <SourceState source={source} />
              <Progress source={source} />
              {source.trouble ? <div className="bad small">{source.trouble}</div> : null}
            </td>
            <td data-label="Query budget">
              <Budget source={source} />
            </td>
            <td data-label="Surveyed" className="num">
              every {duration(source.everySeconds * 1000)}
            </td>
            <td data-label="Last collected" className="right">
              {source.collected ? <When at={source.collected} /> : <span className="faint">never</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
