import { NumberInput, TextInput } from "@mantine/core";
import type { Schemas } from "../api/client";
import type { Problem } from "../api/problem";

export type Reading = Schemas["Reading"];

const NUMBERS: { name: keyof Omit<Reading, "zone">; label: string; help: string }[] = [
  { name: "everySeconds", label: "Survey every, in seconds", help: "How often it is asked what has changed" },
  {
    name: "perHourSeconds",
    label: "Query budget per hour, in seconds",
    help: "How long statements may run, added up",
  },
  {
    name: "statementSeconds",
    label: "Longest statement, in seconds",
    help: "What takes longer is cancelled",
  },
  {
    name: "lockSeconds",
    label: "Longest wait for a lock, in seconds",
    help: "It never queues in front of others",
  },
  { name: "concurrent", label: "Statements at once", help: "" },
];

interface Props {
  reading: Reading;
  onChange: (reading: Reading) => void;
  problem: Problem | undefined;
}

/** How much a source may be asked for; what is empty is as it is by default. */
export function ReadingFields({ reading, onChange, problem }: Props) {
  return (
    <div className="pairs">
      <TextInput
        label="Time zone of its days"
        description="For example Europe/Berlin"
        value={reading.zone ?? ""}
        placeholder="UTC"
        error={problem?.field("zone")}
        onChange={(event) => onChange({ ...reading, zone: event.currentTarget.value })}
      />
      {NUMBERS.map(({ name, label, help }) => (
        <NumberInput
          key={name}
          label={label}
          description={help === "" ? undefined : help}
          value={reading[name] ?? ""}
          min={1}
          allowDecimal={false}
          error={problem?.field(name)}
          onChange={(value) =>
            onChange({ ...reading, [name]: typeof value === "number" ? value : undefined })
          }
        />
      ))}
    </div>
  );
}

/** What was filled in; an empty zone is none. */
export function given(reading: Reading): Reading {
  const { zone, ...numbers } = reading;
  return zone === undefined || zone.trim() === "" ? numbers : { ...numbers, zone: zone.trim() };
}
