import { Radio } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useChange } from "../api/lists";
import { Problem } from "../api/problem";
import { EventFields, eventOf, NO_EVENT } from "../calendar/EventFields";
import type { Monitor } from "../monitors/monitor-data";
import { DialogForm } from "../parts/DialogForm";
import { FromTo, isStretch } from "../parts/FromTo";
import { say as announce } from "../parts/say";
import { segmentWords, signalWord } from "../words/labels";
import { localInput } from "../words/time";
import { EffectNote } from "./EffectNote";
import { type LabelWish, labelEffectOf, say, touched } from "./feedback-data";
import { SAYING_CHOICES } from "./sayings";

const DAY = 86_400_000;

interface Props {
  monitor: Monitor;
  segment: Record<string, string>;
  onClose: () => void;
}

/** Says something of a stretch of a series, and shows what that changes before it is kept. */
export function SayDialog({ monitor, segment, onClose }: Props) {
  const [outcome, setOutcome] = useState("");
  const [happened, setHappened] = useState(NO_EVENT);
  const [from, setFrom] = useState(() => localInput(new Date(Date.now() - DAY)));
  const [to, setTo] = useState(() => localInput(new Date()));
  const change = useChange((wish: LabelWish) => say(monitor.id, wish), touched(monitor.id));
  const chosen = SAYING_CHOICES.find((choice) => choice.value === outcome);
  const named = outcome === "EXPECTED_ONCE" ? eventOf(happened) : undefined;
  const isNamed = outcome !== "EXPECTED_ONCE" || happened.kind === "" || named !== undefined;
  const isReady = chosen !== undefined && isStretch(from, to) && isNamed;
  const wish: LabelWish = {
    segment,
    from: isReady ? new Date(from).toISOString() : "",
    to: isReady ? new Date(to).toISOString() : "",
    outcome: chosen?.value ?? "MISSED",
    ...(named ? { event: named } : {}),
  };
  const effect = useQuery({ ...labelEffectOf(monitor.id, wish), enabled: isReady });
  const problem = change.error ? Problem.of(change.error) : undefined;
  return (
    <DialogForm
      title={`${signalWord(monitor.signal)}, ${segmentWords(segment)}: what was it?`}
      isWide
      action="Keep"
      isReady={isReady}
      isPending={change.isPending}
      error={change.error}
      doing="Keeping it"
      onClose={onClose}
      onSubmit={() =>
        change.mutate(wish, {
          onSuccess: () => {
            announce("It is kept; judgements from now on know it");
            onClose();
          },
        })
      }
    >
      <Radio.Group label="What" value={outcome} onChange={setOutcome} required>
        <div className="outcomes">
          {SAYING_CHOICES.map(({ value, label, teaches }) => (
            <Radio key={value} value={value} label={label} description={teaches} />
          ))}
        </div>
      </Radio.Group>
      {outcome === "EXPECTED_ONCE" ? (
        <EventFields value={happened} problem={problem} onChange={setHappened} />
      ) : null}
      <div className="pairs">
        <FromTo from={from} to={to} problem={problem} onFrom={setFrom} onTo={setTo} />
      </div>
      {isReady ? <EffectNote query={effect} /> : null}
    </DialogForm>
  );
}
