import { Link } from "react-router";
import { Sparkline } from "../charts/Sparkline";
import type { Spark } from "../charts/sparks";
import type { Column } from "../parts/columns";
import { Headline } from "../parts/Headline";
import { When } from "../parts/When";
import { bucketWord, kindWord, outcomeWord, stageWord } from "../words/labels";
import type { Incident } from "./incident-data";

/** What a list of incidents can show. */
export function incidentColumns(sparks: Map<number, Spark>): Column<Incident>[] {
  return [
    {
      key: "mark",
      word: "Severity",
      look: "mark",
      isUnseen: true,
      fixed: true,
      plain: true,
      cell: ({ severity }) => <i className={severity} />,
    },
    {
      key: "incident",
      word: "Incident",
      look: "said-of",
      fixed: true,
      plain: true,
      sorts: [{ value: "SEVERITY", word: "worst first", order: "descending" }],
      cell: (incident) => <Said incident={incident} />,
    },
    {
      key: "trend",
      word: "14 days",
      look: "trend",
      plain: true,
      cell: ({ id }) => <Sparkline spark={sparks.get(id)} />,
    },
    { key: "kind", word: "Kind", cell: ({ kind }) => kindWord(kind) },
    { key: "stage", word: "Stage", cell: (incident) => <Stage incident={incident} /> },
    { key: "owner", word: "Owner", cell: (incident) => <Owner incident={incident} /> },
    { key: "cause", word: "Cause", rare: true, cell: ({ bucket }) => bucketWord(bucket) },
    {
      key: "detected",
      word: "Detected",
      look: "right",
      rare: true,
      cell: ({ detected }) => <When at={detected} />,
    },
    {
      key: "since",
      word: "Since",
      look: "right",
      sorts: [
        { value: "NEWEST", word: "newest first", order: "descending" },
        { value: "OLDEST", word: "oldest first", order: "ascending" },
      ],
      cell: ({ since, stage }) => <When at={since} as={stage === "RESOLVED" ? "date" : "long"} />,
    },
  ];
}

function Said({ incident }: { incident: Incident }) {
  return (
    <>
      <Link to={`/incidents/${incident.id}`} className="headline">
        <Headline text={incident.headline} assetName={incident.assetName} />
      </Link>
      <br />
      <span className="soft small">
        <span className={`word ${incident.severity}-text`}>{incident.severity}</span>
        {" · "}
        <span className="mono">{incident.name}</span>
        {" · "}
        <bdi>{incident.domain}</bdi>
        {incident.severityReason ? ` · ${incident.severityReason}` : ""}
      </span>
    </>
  );
}

function Stage({ incident }: { incident: Incident }) {
  const isResolved = incident.stage === "RESOLVED";
  return (
    <>
      {stageWord(incident.stage)}
      {isResolved && incident.outcome ? (
        <>
          <br />
          <span className="soft small">{outcomeWord(incident.outcome)}</span>
        </>
      ) : null}
    </>
  );
}

function Owner({ incident }: { incident: Incident }) {
  return (
    <>
      {incident.ownerName ? <bdi>{incident.ownerName}</bdi> : <span className="soft">unassigned</span>}
      {incident.acknowledgedBy && incident.stage !== "RESOLVED" ? (
        <>
          <br />
          <span className="soft small">acknowledged</span>
        </>
      ) : null}
    </>
  );
}
