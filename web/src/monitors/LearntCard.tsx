import { useQuery } from "@tanstack/react-query";
import { Card } from "../parts/Card";
import { Loading, ProblemNote } from "../parts/Notes";
import { When } from "../parts/When";
import { percent, plural, reading } from "../words/amounts";
import { type Monitor, type Portrait, portraitOf } from "./monitor-data";

const TOPICS: { topic: Portrait["traits"][number]["topic"]; word: string }[] = [
  { topic: "SEASON", word: "Time of the week" },
  { topic: "LEVEL", word: "Level" },
  { topic: "NOISE", word: "Noise" },
  { topic: "OUTLIERS", word: "Outliers" },
  { topic: "TRAINING", word: "Learnt from" },
  { topic: "FEEDBACK", word: "What people said" },
  { topic: "CALENDAR", word: "Events" },
];
/** More of what people said, or of events, is folded away. */
const MOST = 4;

/** What was learnt of a series, in words. */
export function LearntCard({ monitor, segment }: { monitor: Monitor; segment: Record<string, string> }) {
  const query = useQuery(portraitOf(monitor.id, segment));
  const portrait = query.data;
  return (
    <Card title="What was learnt" aside={portrait ? capital(portrait.says) : ""}>
      <ProblemNote error={query.error} doing="Reading what was learnt" />
      {portrait ? <Shown portrait={portrait} share={monitor.share} /> : null}
      {query.isPending ? <Loading what="what was learnt" /> : null}
    </Card>
  );
}

function Shown({ portrait, share }: { portrait: Portrait; share: boolean }) {
  return (
    <dl className="kv">
      {TOPICS.map(({ topic, word }) => (
        <Topic
          key={topic}
          word={word}
          texts={portrait.traits.filter((trait) => trait.topic === topic).map(({ text }) => text)}
        />
      ))}
      <Topic
        word="Left out"
        texts={portrait.leftOut.map(({ windows, why }) => `${plural(windows, "window")}: ${why}`)}
      />
      {portrait.shifts.length > 0 ? (
        <>
          <dt>New levels</dt>
          <dd>
            {portrait.shifts.map(({ since, before, after }) => (
              <div key={since}>
                since <When at={since} as="date" />: {reading(after, share)} in place of{" "}
                {reading(before, share)}
                {before > 0 && !share
                  ? ` (${after > before ? "+" : "−"}${percent(Math.abs(after / before - 1))})`
                  : ""}
              </div>
            ))}
          </dd>
        </>
      ) : null}
    </dl>
  );
}

function Topic({ word, texts }: { word: string; texts: string[] }) {
  if (texts.length === 0) {
    return null;
  }
  const line = (text: string) => (
    <div key={text}>
      <bdi>{text.replace(/^learnt from /, "")}</bdi>
    </div>
  );
  return (
    <>
      <dt>{word}</dt>
      <dd>
        {texts.slice(0, MOST).map(line)}
        {texts.length > MOST ? (
          <details>
            <summary>{texts.length - MOST} more</summary>
            {texts.slice(MOST).map(line)}
          </details>
        ) : null}
      </dd>
    </>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
