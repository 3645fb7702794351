import { Button, Modal, Radio, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useChange } from "../api/lists";
import { Problem } from "../api/problem";
import { EventFields, eventOf, NO_EVENT } from "../calendar/EventFields";
import { EffectNote } from "../feedback/EffectNote";
import { resolutionEffectOf } from "../feedback/feedback-data";
import { ProblemNote } from "../parts/Notes";
import { say } from "../parts/say";
import { type Incident, type Resolution, resolve, touched } from "./incident-data";
import { OUTCOME_CHOICES } from "./outcomes";

/** Asks what it was: the answer ends the incident and teaches the detector. */
export function ResolveDialog({ incident, onClose }: { incident: Incident; onClose: () => void }) {
  const [outcome, setOutcome] = useState("");
  const [comment, setComment] = useState("");
  const [event, setEvent] = useState(NO_EVENT);
  const change = useChange((wish: Resolution) => resolve(incident, wish), touched(incident.id));
  const chosen = OUTCOME_CHOICES.find((choice) => choice.value === outcome);
  const named = outcome === "ONCE" ? eventOf(event) : undefined;
  const answer = { ...(chosen?.wish ?? { outcome: "FIXED" as const }), ...(named ? { event: named } : {}) };
  const effect = useQuery({
    ...resolutionEffectOf(incident.id, answer),
    enabled: chosen !== undefined,
  });
  return (
    <Modal opened onClose={onClose} title={`Resolve ${incident.name}: what was it?`} size="lg">
      <form
        className="fields"
        onSubmit={(submit) => {
          submit.preventDefault();
          if (chosen) {
            change.mutate(
              { ...answer, ...(comment.trim() === "" ? {} : { comment: comment.trim() }) },
              {
                onSuccess: () => {
                  say(`${incident.name} is resolved; those who were told get the all-clear`);
                  onClose();
                },
              },
            );
          }
        }}
      >
        <Radio.Group label="Outcome" value={outcome} onChange={setOutcome} required>
          <div className="outcomes">
            {OUTCOME_CHOICES.map(({ value, label, teaches }, index) => (
              <Radio
                key={value}
                value={value}
                label={label}
                description={teaches}
                {...(index === 0 ? { "data-autofocus": true } : {})}
              />
            ))}
          </div>
        </Radio.Group>
        {outcome === "ONCE" ? (
          <EventFields
            value={event}
            mayGoOn
            problem={change.error ? Problem.of(change.error) : undefined}
            onChange={setEvent}
          />
        ) : null}
        <Textarea
          label="Comment"
          description="What was done; it goes into the timeline and the all-clear"
          value={comment}
          onChange={(typed) => setComment(typed.currentTarget.value)}
          rows={3}
        />
        {chosen ? <EffectNote query={effect} /> : null}
        <ProblemNote error={change.error} doing="Resolving" />
        <div className="row" style={{ justifyContent: "flex-end" }}>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            variant="filled"
            disabled={!chosen || (outcome === "ONCE" && event.kind !== "" && !named)}
            loading={change.isPending}
          >
            Resolve
          </Button>
        </div>
      </form>
    </Modal>
  );
}
