import { When } from "../parts/When";
import { count } from "../words/amounts";
import { duration } from "../words/time";
import type { Source } from "./source-data";

const STATES: Record<Source["state"], { look: string; word: string }> = {
  NEW: { look: "state learning", word: "not collected yet" },
  COLLECTING: { look: "state learning", word: "collecting" },
  WELL: { look: "state good", word: "well" },
  TROUBLED: { look: "state bad", word: "in trouble" },
};

const TROUBLES: Record<NonNullable<Source["troubleKind"]>, string> = {
  UNREACHABLE: "cannot be reached",
  SIGN_IN: "refuses the sign-in",
  PERMISSION: "refuses permission",
  MISSING: "something is missing there",
  LOCKED: "is locked",
  TOO_SLOW: "is too slow",
  BUDGET: "query budget is used up",
  FAILED: "in trouble",
};

export function SourceState({ source }: { source: Source }) {
  if (source.paused) {
    return <span className="state">paused</span>;
  }
  const { look, word } = STATES[source.state];
  return (
    <span>
      <span className={look}>{source.troubleKind ? TROUBLES[source.troubleKind] : word}</span>{" "}
      <span className="faint small">
        since <When at={source.since} as="clock" />
      </span>
    </span>
  );
}

/** What a collection is doing and how far it is. */
export function Progress({ source }: { source: Source }) {
  if (source.state !== "COLLECTING" || source.doing === "") {
    return null;
  }
  return (
    <div className="small soft">
      {source.doing}
      {source.total > 0 ? `: ${count(source.done)} of ${count(source.total)}` : ""}
      {source.total > 0 ? (
        <span className="bar" style={{ display: "block", marginTop: 3, maxWidth: 220 }}>
          <i style={{ width: `${Math.min(100, (100 * source.done) / source.total)}%` }} />
        </span>
      ) : null}
    </div>
  );
}

/** How long statements ran in the last hour, of what they may. */
export function Budget({ source }: { source: Source }) {
  const share = source.perHourSeconds === 0 ? 1 : source.usedSeconds / source.perHourSeconds;
  return (
    <span className="row num" style={{ flexWrap: "nowrap" }}>
      <span className={share >= 0.9 ? "bar full" : "bar"} aria-hidden>
        <i style={{ width: `${Math.min(100, share * 100)}%` }} />
      </span>
      <span>
        {duration(source.usedSeconds * 1000)} of {duration(source.perHourSeconds * 1000)}
      </span>
    </span>
  );
}
