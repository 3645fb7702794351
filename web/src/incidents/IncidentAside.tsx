import { Button, NativeSelect, Textarea } from "@mantine/core";
import { useState } from "react";
import { Link } from "react-router";
import type { Schemas } from "../api/client";
import { useChange } from "../api/lists";
import { Card } from "../parts/Card";
import { named } from "../parts/Headline";
import { Ident } from "../parts/Ident";
import { ProblemNote } from "../parts/Notes";
import { When } from "../parts/When";
import { useMay } from "../session/me";
import { STAGES, spoken, stageWord } from "../words/labels";
import { comment, type Incident, type IncidentDetail, moveTo, touched } from "./incident-data";

export function Facts({ detail }: { detail: IncidentDetail }) {
  const { incident } = detail;
  return (
    <Card title="Facts">
      <dl className="kv">
        <dt>Root</dt>
        <dd>
          <Link to={`/assets/${incident.asset}`}>
            <Ident>{incident.assetName}</Ident>
          </Link>
        </dd>
        <dt>Owner</dt>
        <dd>
          {incident.ownerName ? <bdi>{incident.ownerName}</bdi> : <span className="faint">nobody yet</span>}
        </dd>
        <dt>Acknowledged</dt>
        <dd>
          {incident.acknowledgedBy ? (
            <>
              <bdi>{incident.acknowledgedBy}</bdi>
              {incident.acknowledgedAt ? (
                <span className="faint">
                  , <When at={incident.acknowledgedAt} />
                </span>
              ) : null}
            </>
          ) : (
            <span className="faint">by nobody yet</span>
          )}
        </dd>
        <dt>Stage</dt>
        <dd>
          <StageField incident={incident} />
        </dd>
        <dt>Last failure</dt>
        <dd>
          <When at={incident.lastFailure} as="date" />
        </dd>
        {incident.recurrenceOf === undefined ? null : (
          <>
            <dt>Seen before</dt>
            <dd>
              <Link to={`/incidents/${incident.recurrenceOf}`} className="mono">
                INC-{incident.recurrenceOf}
              </Link>
              <span className="faint">, same symptom</span>
            </dd>
          </>
        )}
      </dl>
    </Card>
  );
}

/** Where people say how far they are. */
function StageField({ incident }: { incident: Incident }) {
  const mayRespond = useMay("RESPONDER");
  const move = useChange((stage: Incident["stage"]) => moveTo(incident, stage), touched(incident.id));
  if (incident.stage === "RESOLVED" || !mayRespond) {
    return stageWord(incident.stage);
  }
  return (
    <>
      <NativeSelect
        size="xs"
        aria-label="Stage"
        value={incident.stage}
        disabled={move.isPending}
        data={STAGES.filter(({ stage }) => stage !== "RESOLVED").map(({ stage, word }) => ({
          value: stage,
          label: word,
        }))}
        onChange={(event) => move.mutate(event.currentTarget.value as Incident["stage"])}
      />
      <ProblemNote error={move.error} />
    </>
  );
}

const VERDICTS: Record<string, string> = { TELL: "told", HOLD: "held for the digest", OMIT: "not told" };

function verdictWord(verdict: string): string {
  return VERDICTS[verdict] ?? verdict;
}

export function Decisions({ detail }: { detail: IncidentDetail }) {
  const { decisions, incident } = detail;
  return (
    <Card title="Who was told, and why">
      <div className="small told">
        {decisions.length === 0 ? <p className="faint">Nothing has been decided yet.</p> : null}
        {decisions.map((decision) => (
          <p key={`${decision.at} ${decision.channel} ${decision.recipient}`}>
            <b>
              <bdi>{decision.recipient === "" ? decision.channel : decision.recipient}</bdi>
            </b>{" "}
            <span className="faint">
              {decision.recipient === "" ? null : <bdi>{decision.channel}</bdi>}
              {decision.channelRemoved ? " (removed)" : ""}
              {decision.recipient === "" && !decision.channelRemoved ? "" : ", "}
              <When at={decision.at} as="clock" />,{" "}
              {decision.message === undefined ? (
                verdictWord(decision.verdict)
              ) : (
                <Link to={`/messages/${decision.message}`}>{verdictWord(decision.verdict)}</Link>
              )}
            </span>
            <br />
            <span className="soft">{decision.reason}</span>
          </p>
        ))}
        <p>
          <Link to={`/messages?incident=${incident.id}`}>Messages of this incident</Link>
        </p>
      </div>
    </Card>
  );
}

const PREFIXES: Partial<Record<Schemas["TimelineRow"]["kind"], string>> = {
  OPENED: "Opened: ",
  REOPENED: "Opened again: ",
  RESOLVED: "Resolved: ",
  STAGE: "Stage: ",
};

export function Timeline({ detail }: { detail: IncidentDetail }) {
  const newestFirst = [...detail.timeline].reverse();
  return (
    <Card title="Timeline">
      <ol className="plain timeline">
        {newestFirst.map((entry, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: entries have no name of their own and never change
          <li key={`${entry.at} ${index}`}>
            <span className="faint">
              <When at={entry.at} as="clock" />
            </span>
            <span>
              {entry.kind === "COMMENT" ? (
                <b>
                  <bdi>{entry.by}</bdi>:{" "}
                </b>
              ) : null}
              {PREFIXES[entry.kind]}
              {entry.kind === "COMMENT" ? (
                <bdi>{entry.text}</bdi>
              ) : (
                named(spoken(entry.text), detail.incident.assetName)
              )}
              {entry.kind === "COMMENT" ||
              entry.by === "Headwater" ||
              entry.text.startsWith(entry.by) ? null : (
                <span className="faint"> {entry.by}</span>
              )}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}

export function CommentForm({ incident }: { incident: Incident }) {
  const [text, setText] = useState("");
  const change = useChange((said: string) => comment(incident, said), touched(incident.id));
  if (!useMay("RESPONDER")) {
    return null;
  }
  return (
    <Card title="Comment">
      <form
        className="fields"
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate(text.trim(), { onSuccess: () => setText("") });
        }}
      >
        <Textarea
          aria-label="Comment"
          placeholder="What you found, what you are doing"
          rows={2}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <ProblemNote error={change.error} doing="Commenting" />
        <div className="row">
          <Button type="submit" disabled={text.trim() === ""} loading={change.isPending}>
            Add comment
          </Button>
        </div>
      </form>
    </Card>
  );
}
