import type { UseQueryResult } from "@tanstack/react-query";
import { Ident } from "../parts/Ident";
import { ProblemNote } from "../parts/Notes";
import { When } from "../parts/When";
import { expectation, plural } from "../words/amounts";
import { segmentWords, signalWord } from "../words/labels";
import type { Effect } from "./feedback-data";
import "./feedback.css";

/** What a change would have done to the alarms of the last sixty days, said before it is saved. */
export function EffectNote({ query }: { query: UseQueryResult<Effect | Effect[]> }) {
  if (query.error) {
    return <ProblemNote error={query.error} doing="Trying it on the last 60 days" />;
  }
  if (query.data === undefined) {
    return (
      <p className="soft small" role="status">
        Trying it on the last 60 days…
      </p>
    );
  }
  const effects = Array.isArray(query.data) ? query.data : [query.data];
  const named = effects.length > 1;
  return (
    <div className="effect" role="status">
      {effects.length === 0 ? (
        <p className="soft small">Nothing of it is measured over time, so it changes no band.</p>
      ) : null}
      {effects.map((effect) => (
        <p key={`${effect.monitor} ${JSON.stringify(effect.segment)}`} className="small">
          {named ? (
            <b>
              {signalWord(effect.signal)} {effect.field === "" ? null : <Ident>{effect.field}</Ident>}{" "}
              {Object.keys(effect.segment).length === 0 ? null : segmentWords(effect.segment)}:{" "}
            </b>
          ) : null}
          <Sentence effect={effect} />
        </p>
      ))}
    </div>
  );
}

function Sentence({ effect }: { effect: Effect }) {
  if (effect.points.length === 0) {
    return <>Not measured yet.</>;
  }
  const isSame = effect.gone.length === 0 && effect.added.length === 0;
  return (
    <>
      In the last 60 days{" "}
      {isSame
        ? `it tells the same: ${plural(effect.before, "alarm")}.`
        : `${plural(effect.after, "alarm")} in place of ${effect.before}.`}
      <Alarms word="Gone" alarms={effect.gone} />
      <Alarms word="New" alarms={effect.added} />
      <Next effect={effect} />
    </>
  );
}

function Next({ effect: { next, then, share } }: { effect: Effect }) {
  if (!next || !then) {
    return null;
  }
  const before = expectation(next.low, next.high, share);
  const after = expectation(then.low, then.high, share);
  return before === after ? (
    <> Expected next, as it is: {before}.</>
  ) : (
    <>
      {" "}
      Expected next: {after} in place of {before}.
    </>
  );
}

const MOST = 6;

function Alarms({ word, alarms }: { word: string; alarms: Effect["gone"] }) {
  if (alarms.length === 0) {
    return null;
  }
  const shown = alarms.slice(-MOST);
  return (
    <>
      {" "}
      {word}:{" "}
      {shown.map((alarm, index) => (
        <span key={alarm.from} title={alarm.text}>
          {index === 0 ? "" : "; "}
          <When at={alarm.from} as="date" />
        </span>
      ))}
      {alarms.length > MOST ? ` and ${alarms.length - MOST} before.` : "."}
    </>
  );
}
