import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { Card } from "../parts/Card";
import { Ident } from "../parts/Ident";
import { Loading, ProblemNote } from "../parts/Notes";
import { plural } from "../words/amounts";
import type { Asset } from "./asset-data";
import { EvidenceText } from "./EvidenceText";
import { layerWord, type Origin, originsOf, relationWord } from "./lineage-data";

/** Of each field where it comes from, with the place of the SQL on demand. */
export function FieldOrigins({ asset }: { asset: Asset }) {
  const query = useQuery(originsOf(asset.id));
  const rows = query.data?.items ?? [];
  return (
    <Card title="Where its fields come from" aside="one step up" flush>
      <ProblemNote error={query.error} doing="Reading where fields come from" />
      {query.isPending ? <Loading what="where fields come from" /> : null}
      {query.data && rows.length === 0 ? (
        <p className="empty">
          Nobody says so of its fields. The SQL that fills it does: a view's own is read by itself, a job's
          when its run events carry it (the facet sql or columnLineage).
        </p>
      ) : null}
      {query.data && query.data.hidden > 0 ? (
        <p className="note">{plural(query.data.hidden, "origin")} in domains that you may not see.</p>
      ) : null}
      {rows.length > 0 ? (
        <table className="list folds">
          <thead>
            <tr>
              <th>Field</th>
              <th>Comes from</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.field ?? ""}>
                <td>
                  {row.field === undefined ? (
                    <span className="soft">which rows there are</span>
                  ) : (
                    <Ident>{row.field}</Ident>
                  )}
                </td>
                <td data-label="Comes from">
                  <ul className="plain">
                    {row.origins.map((origin) => (
                      <OriginLine key={keyOf(origin)} origin={origin} to={row.field ?? "the rows"} />
                    ))}
                  </ul>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </Card>
  );
}

function keyOf(origin: Origin): string {
  return [origin.asset.id, origin.field, origin.relation, origin.layer, origin.evidence].join(" ");
}

function OriginLine({ origin, to }: { origin: Origin; to: string }) {
  const [isOpen, setOpen] = useState(false);
  const name =
    origin.field === undefined ? origin.asset.shortName : `${origin.asset.shortName}.${origin.field}`;
  return (
    <li>
      <Link to={`/assets/${origin.asset.id}?tab=lineage`}>
        <Ident>{name}</Ident>
      </Link>{" "}
      <span className="soft small">{relationWord(origin.relation)}</span>{" "}
      {origin.confidence < 1 ? <span className="faint small">not certain </span> : null}
      <button
        type="button"
        className="link small"
        aria-expanded={isOpen}
        aria-label={`Why ${to} comes from ${name}`}
        onClick={() => setOpen(!isOpen)}
      >
        {layerWord(origin.layer)}
      </button>
      {isOpen ? <EvidenceText place={origin} /> : null}
    </li>
  );
}
