import { NativeSelect, TextInput } from "@mantine/core";
import type { Problem } from "../api/problem";
import { EVENT_KINDS, type EventNamed } from "./calendar-data";

/** What is typed of an event; without a kind there is none. */
export interface TypedEvent {
  kind: string;
  name: string;
  until: string;
}

export const NO_EVENT: TypedEvent = { kind: "", name: "", until: "" };

interface Props {
  value: TypedEvent;
  /** Whether it may go on after what it is said of, rather than end with it. */
  mayGoOn?: boolean;
  problem: Problem | undefined;
  onChange: (value: TypedEvent) => void;
}

/** Asks what something that was expected was, so that the next of its kind and name is known. */
export function EventFields({ value, mayGoOn = false, problem, onChange }: Props) {
  const kind = EVENT_KINDS.find((known) => known.value === value.kind);
  return (
    <div className="fields">
      <NativeSelect
        label="What was it?"
        description={
          kind
            ? `When it comes again under this name: ${kind.allows}; after two windows what it does is known.`
            : "Named as an event it is known the next time."
        }
        value={value.kind}
        data={[
          { value: "", label: "Nothing that comes again" },
          ...EVENT_KINDS.map((known) => ({ value: known.value, label: known.label })),
        ]}
        onChange={(event) => onChange({ ...value, kind: event.currentTarget.value })}
      />
      {kind ? (
        <div className="pairs">
          <TextInput
            label="Its name"
            description="Events of one name are learnt from together"
            required
            value={value.name}
            error={problem?.field("name")}
            onChange={(event) => onChange({ ...value, name: event.currentTarget.value })}
          />
          {mayGoOn ? (
            <TextInput
              type="datetime-local"
              label="Until"
              description="Empty: it is over"
              value={value.until}
              onChange={(event) => onChange({ ...value, until: event.currentTarget.value })}
            />
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

/** What was typed as the API reads it; absent without a kind, or before it has a name. */
export function eventOf({ kind, name, until }: TypedEvent): EventNamed | undefined {
  const known = EVENT_KINDS.find(({ value }) => value === kind);
  return known === undefined || name.trim() === ""
    ? undefined
    : {
        kind: known.value,
        name: name.trim(),
        ...(until === "" ? {} : { until: new Date(until).toISOString() }),
      };
}
