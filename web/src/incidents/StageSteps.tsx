import { When } from "../parts/When";
import { STAGES } from "../words/labels";
import type { IncidentDetail } from "./incident-data";

/** How far the incident has come. */
export function StageSteps({ detail }: { detail: IncidentDetail }) {
  const { incident } = detail;
  const reached = STAGES.findIndex(({ stage }) => stage === incident.stage);
  const isDone = incident.stage === "RESOLVED";
  return (
    <ol className="steps" aria-label="Stage">
      <li className="done">
        Detected
        <br />
        <When at={incident.detected} as="clock" />
      </li>
      {STAGES.map(({ stage, word }, index) => (
        <li
          key={stage}
          className={index < reached || isDone ? "done" : index === reached ? "now" : ""}
          aria-current={index === reached ? "step" : undefined}
        >
          {word}
          <br />
          {stage === "RESOLVED" && incident.resolvedAt ? <When at={incident.resolvedAt} as="clock" /> : null}
        </li>
      ))}
    </ol>
  );
}
