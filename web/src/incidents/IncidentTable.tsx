import { Link } from "react-router";
import { Headline } from "../parts/Headline";
import { When } from "../parts/When";
import { kindWord, outcomeWord, stageWord } from "../words/labels";
import type { Incident } from "./incident-data";

interface Props {
  incidents: Incident[];
  selected: number | undefined;
  onSelect: (index: number) => void;
}

export function IncidentTable({ incidents, selected, onSelect }: Props) {
  return (
    <div className="scroll">
      <table className="list folds incidents">
        <thead>
          <tr>
            <th className="mark">
              <span className="unseen">Severity</span>
            </th>
            <th>Incident</th>
            <th>Kind</th>
            <th>Stage</th>
            <th>Owner</th>
            <th className="right">Since</th>
          </tr>
        </thead>
        <tbody>
          {incidents.map((incident, index) => (
            <Row
              key={incident.id}
              incident={incident}
              index={index}
              isSelected={incident.id === selected}
              onSelect={onSelect}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  incident: Incident;
  index: number;
  isSelected: boolean;
  onSelect: (index: number) => void;
}

function Row({ incident, index, isSelected, onSelect }: RowProps) {
  const isResolved = incident.stage === "RESOLVED";
  return (
    <tr
      className={isSelected ? "selected" : ""}
      data-row={index}
      aria-current={isSelected ? "true" : undefined}
      onFocus={() => onSelect(index)}
    >
      <td className="mark">
        <i className={incident.severity} />
      </td>
      <td className="said-of">
        <Link to={`/incidents/${incident.id}`} className="headline">
          <Headline text={incident.headline} assetName={incident.assetName} />
        </Link>
        <br />
        <span className="soft small">
          <span className={`word ${incident.severity}-text`}>{incident.severity}</span>
          {" · "}
          <span className="mono">{incident.name}</span>
          {" · "}
          {incident.domain}
          {incident.severityReason ? ` · ${incident.severityReason}` : ""}
        </span>
      </td>
      <td data-label="Kind">{kindWord(incident.kind)}</td>
      <td data-label="Stage">
        {stageWord(incident.stage)}
        {isResolved && incident.outcome ? (
          <>
            <br />
            <span className="soft small">{outcomeWord(incident.outcome)}</span>
          </>
        ) : null}
      </td>
      <td data-label="Owner">
        {incident.ownerName ?? <span className="soft">unassigned</span>}
        {incident.acknowledgedBy && !isResolved ? (
          <>
            <br />
            <span className="soft small">acknowledged</span>
          </>
        ) : null}
      </td>
      <td data-label="Since" className="right">
        <When at={incident.since} as={isResolved ? "date" : "long"} />
      </td>
    </tr>
  );
}
