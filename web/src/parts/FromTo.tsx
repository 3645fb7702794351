import { TextInput } from "@mantine/core";
import type { Problem } from "../api/problem";

interface Props {
  from: string;
  to: string;
  problem: Problem | undefined;
  onFrom: (from: string) => void;
  onTo: (to: string) => void;
}

/** Two moments as they are typed: whether both are there, and in order. */
export function isStretch(from: string, to: string): boolean {
  return from !== "" && to !== "" && from < to;
}

/** Two fields of a form: from when, and to when, which is after it. */
export function FromTo({ from, to, problem, onFrom, onTo }: Props) {
  const isOutOfOrder = from !== "" && to !== "" && from >= to;
  return (
    <>
      <TextInput
        type="datetime-local"
        label="From"
        required
        value={from}
        error={problem?.field("from")}
        onChange={(event) => onFrom(event.currentTarget.value)}
      />
      <TextInput
        type="datetime-local"
        label="To"
        required
        value={to}
        error={isOutOfOrder ? "must be after the start" : problem?.field("to")}
        onChange={(event) => onTo(event.currentTarget.value)}
      />
    </>
  );
}
