import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useChange } from "../api/lists";
import type { Monitor } from "../monitors/monitor-data";
import { Card } from "../parts/Card";
import { Loading, ProblemNote } from "../parts/Notes";
import { When } from "../parts/When";
import { useMay } from "../session/me";
import { segmentWords } from "../words/labels";
import { type Label, labelsOf, takeBack, touched } from "./feedback-data";
import { SayDialog } from "./SayDialog";
import { sayingWord } from "./sayings";
import "./feedback.css";

/** What people said of stretches of a series: what incidents taught it, and what somebody added. */
export function SayingsCard({ monitor, segment }: { monitor: Monitor; segment: Record<string, string> }) {
  const query = useQuery(labelsOf(monitor.id));
  const mayRespond = useMay("RESPONDER");
  const [isSaying, setSaying] = useState(false);
  const labels = query.data ?? [];
  return (
    <Card
      title="What people said"
      aside={labels.length === 0 ? "" : "it changes what the monitor learns from"}
      actions={mayRespond ? <Button onClick={() => setSaying(true)}>Say something</Button> : null}
    >
      <ProblemNote error={query.error} doing="Reading what people said" />
      {query.isPending ? <Loading what="what people said" /> : null}
      {query.data && labels.length === 0 ? (
        <p className="soft">
          Nothing yet. How an incident ends is noted here; what it missed and what was expected can be added.
        </p>
      ) : null}
      {labels.length > 0 ? (
        <ul className="sayings">
          {labels.map((label) => (
            <Saying key={label.number} monitor={monitor} label={label} mayRespond={mayRespond} />
          ))}
        </ul>
      ) : null}
      {isSaying ? <SayDialog monitor={monitor} segment={segment} onClose={() => setSaying(false)} /> : null}
    </Card>
  );
}

function Saying({ monitor, label, mayRespond }: { monitor: Monitor; label: Label; mayRespond: boolean }) {
  const change = useChange(() => takeBack(monitor.id, label.number), touched(monitor.id));
  return (
    <li>
      <span className="grow">
        <b>{sayingWord(label.outcome)}</b> <When at={label.from} as="date" /> to{" "}
        <When at={label.to} as="date" />
        {Object.keys(label.segment).length === 0 ? null : `, ${segmentWords(label.segment)}`}
        <br />
        <span className="faint small">
          <bdi>{label.by}</bdi>, <When at={label.at} />
          {label.occasion ? `, about ${label.occasion}` : ""}
        </span>
        <ProblemNote error={change.error} doing="Taking it back" />
      </span>
      {mayRespond ? (
        <Button size="compact-sm" loading={change.isPending} onClick={() => change.mutate(undefined)}>
          Take back
        </Button>
      ) : null}
    </li>
  );
}
