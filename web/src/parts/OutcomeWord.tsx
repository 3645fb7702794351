import type { Schemas } from "../api/client";

type Outcome = NonNullable<Schemas["StepRow"]["outcome"]>;

const OUTCOMES: Record<Outcome, { look: string; word: string }> = {
  PASSED: { look: "state good", word: "good" },
  WARNING: { look: "state unsure", word: "mind" },
  FAILED: { look: "state bad", word: "failed" },
};

/** How a step of a test, or something that was examined, came out. */
export function OutcomeWord({ outcome }: { outcome: Outcome }) {
  const { look, word } = OUTCOMES[outcome];
  return <span className={look}>{word}</span>;
}
