import { useQuery } from "@tanstack/react-query";
import { Card } from "../parts/Card";
import { Empty, Loading, ProblemNote } from "../parts/Notes";
import { When } from "../parts/When";
import { plural } from "../words/amounts";
import { type Asset, schemaVersionsOf } from "./asset-data";

/** How the fields changed, newest first. */
export function SchemaHistory({ asset }: { asset: Asset }) {
  const query = useQuery(schemaVersionsOf(asset.id));
  if (query.error) {
    return <ProblemNote error={query.error} doing="Reading the schema history" />;
  }
  if (query.isPending) {
    return <Loading what="the schema history" />;
  }
  const newestFirst = [...query.data].sort((one, other) => other.version - one.version);
  if (newestFirst.length === 0) {
    return (
      <Empty>
        <p>Its fields have not been read yet.</p>
      </Empty>
    );
  }
  return newestFirst.map((version) => (
    <Card
      key={version.version}
      title={`Version ${version.version}`}
      aside={
        <>
          seen <When at={version.observed} />, {plural(version.fields.length, "field")}
        </>
      }
    >
      {version.changes.length === 0 ? (
        <p className="soft">First seen like this.</p>
      ) : (
        <ul className="changes">
          {version.changes.map((change) => (
            <li key={change}>{change}</li>
          ))}
        </ul>
      )}
      <details>
        <summary className="small faint">All fields</summary>
        <p className="mono small">
          {version.fields
            .map((field) => `${field.name} ${field.declaredType}${field.nullable ? "" : " not null"}`)
            .join(", ")}
        </p>
      </details>
    </Card>
  ));
}
