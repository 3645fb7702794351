import type { Schemas } from "../api/client";

type Incident = Schemas["IncidentRow"];
type Monitor = Schemas["MonitorRow"];

export const STAGES: { stage: Incident["stage"]; word: string }[] = [
  { stage: "NOTIFIED", word: "Notified" },
  { stage: "IMPACT", word: "Impact" },
  { stage: "ROOT_CAUSE", word: "Root cause" },
  { stage: "RESOLVING", word: "Resolving" },
  { stage: "VERIFYING", word: "Verifying" },
  { stage: "RESOLVED", word: "Resolved" },
];

export function stageWord(stage: Incident["stage"]): string {
  return STAGES.find((known) => known.stage === stage)?.word ?? stage;
}

export const SEVERITIES: Incident["severity"][] = ["SEV0", "SEV1", "SEV2", "SEV3", "SEV4"];

export const SEVERITY_MEANING: Record<Incident["severity"], string> = {
  SEV0: "everybody is hit",
  SEV1: "key data is wrong",
  SEV2: "needs somebody today",
  SEV3: "can wait for a workday",
  SEV4: "for information",
};

const KINDS: Record<Incident["kind"], string> = {
  FRESHNESS: "Freshness",
  VOLUME: "Volume",
  SCHEMA: "Schema",
  RUNS: "Runs",
  FIELD: "Field",
};

export const KIND_CHOICES = Object.entries(KINDS).map(([value, label]) => ({ value, label }));

export function kindWord(kind: Incident["kind"]): string {
  return KINDS[kind];
}

const SIGNALS: Record<Monitor["signal"], string> = {
  FRESHNESS: "freshness",
  VOLUME: "rows",
  SCHEMA: "schema",
  PARSE: "readability",
  VALUES: "set of values",
  RUNS: "runs",
  NULL_RATE: "null rate",
  DISTINCT: "distinct values",
  MEAN: "mean",
  MEDIAN: "median",
  P95: "95th percentile",
  ZERO_RATE: "zero rate",
  NEGATIVE_RATE: "negative rate",
  EMPTY_RATE: "empty text rate",
  FUTURE_RATE: "future rate",
  LENGTH: "mean text length",
  CATEGORIES: "shares of values",
  DELTA: "change of the sum",
};

export function signalWord(signal: Monitor["signal"]): string {
  return SIGNALS[signal];
}

const OUTCOMES: Record<NonNullable<Incident["outcome"]>, string> = {
  FIXED: "Fixed",
  EXPECTED: "Expected",
  NO_ACTION_NEEDED: "No action needed",
  FALSE_POSITIVE: "False positive",
  UNCLASSIFIED: "Healed by itself, nobody said what it was",
  MERGED: "Part of another incident",
};

export function outcomeWord(outcome: NonNullable<Incident["outcome"]>): string {
  return OUTCOMES[outcome];
}

export type MonitorState = NonNullable<Monitor["state"]>;

export const STATES: { state: MonitorState; word: string }[] = [
  { state: "ANOMALOUS", word: "anomalous" },
  { state: "NOT_MEASURED", word: "could not measure" },
  { state: "LEARNING", word: "learning" },
  { state: "HEALTHY", word: "healthy" },
];

export function stateWord(state: MonitorState | undefined): string {
  return STATES.find((known) => known.state === state)?.word ?? "not judged yet";
}

const BUCKETS: Record<Incident["bucket"], string> = {
  CODE: "Code",
  OPERATIONS: "Operations",
  DATA: "Data",
  UNKNOWN: "cause unknown",
};

export function bucketWord(bucket: Incident["bucket"]): string {
  return BUCKETS[bucket];
}

/** A segment as people say it: source = tiktok. */
export function segmentWords(segment: Record<string, string>): string {
  const parts = Object.entries(segment).map(([field, value]) => `${field} = ${value}`);
  return parts.length === 0 ? "all rows" : parts.join(", ");
}

export const ROLES: { value: Schemas["GrantRow"]["role"]; label: string }[] = [
  { value: "VIEWER", label: "Viewer: sees everything" },
  { value: "RESPONDER", label: "Responder: acknowledges, comments, resolves" },
  { value: "EDITOR", label: "Editor: tunes monitors, assets, audiences" },
  { value: "ADMIN", label: "Admin: sources, channels, people, tokens" },
  { value: "INGESTER", label: "Ingester: sends run events, sees nothing" },
];

export function roleWord(role: Schemas["GrantRow"]["role"]): string {
  return ROLES.find((known) => known.value === role)?.label.split(":")[0] ?? role;
}

const SPOKEN: Record<string, string> = {
  ...Object.fromEntries(STAGES.map(({ stage, word }) => [stage, word.toLowerCase()])),
  ...Object.fromEntries(Object.entries(OUTCOMES).map(([outcome, word]) => [outcome, word.toLowerCase()])),
};

/** A sentence of the timeline with the API's constants said as words. */
export function spoken(text: string): string {
  return text.replace(/\b[A-Z]{2,}(?:_[A-Z]+)*\b/g, (constant) => SPOKEN[constant] ?? constant);
}

/** The reasons of a judgement without what is said beside them anyway: the band and the distance from it. */
export function because(reasons: string[]): string {
  return reasons
    .filter((reason) => !reason.startsWith("expected ") && !reason.endsWith("times the ordinary noise"))
    .join("; ");
}
