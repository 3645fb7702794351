import type { Schemas } from "../api/client";
import { count } from "../words/amounts";
import { type MonitorState, SEVERITY_MEANING, STATES, stateWord } from "../words/labels";

type Severity = Schemas["IncidentRow"]["severity"];

export function SeverityPill({ severity, why }: { severity: Severity; why?: string }) {
  return (
    <span className={`pill sev ${severity}`} title={why ?? SEVERITY_MEANING[severity]}>
      {severity}
    </span>
  );
}

const LOOKS: Record<MonitorState, string> = {
  ANOMALOUS: "bad",
  NOT_MEASURED: "unsure",
  LEARNING: "learning",
  HEALTHY: "good",
};

export function StateWord({ state, enabled = true }: { state: MonitorState | undefined; enabled?: boolean }) {
  if (!enabled) {
    return <span className="state">switched off</span>;
  }
  return <span className={`state ${state === undefined ? "" : LOOKS[state]}`}>{stateWord(state)}</span>;
}

/** How the monitors of an asset stand, worst first; healthy ones alone are said as such. */
export function Health({ monitors }: { monitors: Record<string, number> }) {
  const found = STATES.filter(({ state }) => (monitors[state] ?? 0) > 0);
  if (found.length === 0) {
    return <span className="faint">not watched</span>;
  }
  return (
    <span className="health">
      {found.map(({ state, word }) => (
        <span key={state} className={`state small ${LOOKS[state]}`}>
          {count(monitors[state] ?? 0)} {word}
        </span>
      ))}
    </span>
  );
}
