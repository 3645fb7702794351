import { useComputedColorScheme } from "@mantine/core";
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { Link } from "react-router";
import uPlot from "uplot";
import { When } from "../parts/When";
import { expectation, plural, reading } from "../words/amounts";
import { because, stateWord } from "../words/labels";
import { dayAndMinute, dayOnly } from "../words/time";
import { options } from "./options";
import {
  areDays,
  columns,
  type Mark,
  type MonitorChart,
  marksAt,
  type Point,
  type Shown,
  shownPoints,
} from "./series";
import "./charts.css";

interface Props {
  chart: MonitorChart;
  label: string;
  height?: number;
  /** The bad interval, which is shaded. */
  bad?: { from: string; to: string } | undefined;
  /** The same buckets judged otherwise, where that is tried. */
  replay?: Point[] | undefined;
}

/** A series with its band; the cursor follows the pointer or the arrow keys and says value, band and reason. */
export function BandChart({ chart, label, height = 210, bad, replay }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const [index, setIndex] = useState<number | null>(null);
  const scheme = useComputedColorScheme("light");
  const points = useMemo(() => shownPoints(chart, replay), [chart, replay]);
  const shown = useMemo(() => columns(chart, points), [chart, points]);
  const from = bad?.from;
  const to = bad?.to;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the picture is drawn anew in the colours of the scheme
  useEffect(() => {
    const place = box.current;
    if (place === null || shown.at.length === 0) {
      return;
    }
    const interval = from === undefined || to === undefined ? undefined : { from, to };
    const made = new uPlot(
      options({ chart, points, width: place.clientWidth, height, bad: interval, onCursor: setIndex }),
      [shown.at, shown.high, shown.low, shown.top, shown.value, shown.bad, shown.otherHigh, shown.otherLow],
      place,
    );
    plot.current = made;
    const observer = new ResizeObserver(() => made.setSize({ width: place.clientWidth, height }));
    observer.observe(place);
    return () => {
      observer.disconnect();
      made.destroy();
      plot.current = null;
    };
  }, [chart, points, shown, height, from, to, scheme]);

  const last = shown.at.length - 1;
  const move = (event: KeyboardEvent) => {
    const steps: Record<string, number> = {
      ArrowLeft: -1,
      ArrowRight: 1,
      PageUp: -24,
      PageDown: 24,
      Home: -last,
      End: last,
    };
    const step = steps[event.key];
    if (step === undefined || plot.current === null) {
      return;
    }
    event.preventDefault();
    const next = Math.min(last, Math.max(0, (index ?? last + 1) + step));
    const value = shown.value[next] ?? shown.high[next] ?? 0;
    plot.current.setCursor({
      left: plot.current.valToPos(shown.at[next] ?? 0, "x"),
      top: plot.current.valToPos(value, "y"),
    });
    setIndex(next);
  };

  if (shown.at.length === 0) {
    return <p className="empty">Nothing has been measured in these days.</p>;
  }
  const said = index === null ? "" : describe(chart, points, index);
  return (
    <figure>
      <div
        ref={box}
        className="chart"
        style={{ height }}
        tabIndex={0}
        role="slider"
        aria-label={`${label}, with what was expected; arrow keys move along it`}
        aria-valuemin={0}
        aria-valuemax={last}
        aria-valuenow={index ?? last}
        aria-valuetext={said === "" ? describe(chart, points, last) : said}
        onKeyDown={move}
      />
      <figcaption className="readout small soft num" aria-hidden>
        {said === "" ? "Point at the chart, or focus it and use the arrow keys, to read a value." : said}
      </figcaption>
      {points.some(({ replayed }) => replayed !== undefined) ? (
        <p className="small soft">
          Dashed: the band as it would be. A ring is an alarm it would add, a struck ring one it would not
          tell.
        </p>
      ) : null}
      {chart.marks.length > 0 ? <Happened marks={chart.marks} /> : null}
    </figure>
  );
}

/** What the lines in the chart stand for. */
function Happened({ marks }: { marks: Mark[] }) {
  const latestFirst = [...marks].reverse();
  return (
    <details className="small">
      <summary>{plural(marks.length, "event")} in these days</summary>
      <ul className="plain happened">
        {latestFirst.map((mark) => (
          <li key={`${mark.at} ${mark.kind} ${mark.text}`}>
            <span className="faint">
              <When at={mark.at} as="date" />
            </span>
            <span>
              {mark.incident === undefined ? (
                <bdi>{mark.text}</bdi>
              ) : (
                <Link to={`/incidents/${mark.incident}`}>
                  <bdi>{mark.text}</bdi>
                </Link>
              )}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Time, value, band and reason of a point in words, and what happened then. */
export function describe(chart: MonitorChart, points: Shown[], index: number): string {
  const then = marksAt(
    chart,
    points.map((point) => Date.parse(point.at) / 1000),
    index,
  )
    .map((mark) => mark.text)
    .join("; ");
  const said = [describePoint(chart, points, index), otherwise(points[index], chart.share)]
    .filter((part) => part !== "")
    .join(" · ");
  return then === "" ? said : `${said} · ${then}`;
}

function describePoint(chart: MonitorChart, points: Shown[], index: number): string {
  const point = points[index];
  if (point === undefined) {
    const { next } = chart;
    return next
      ? `next: ${expectation(next.low, next.high, chart.share)} expected (${because(next.reasons)})`
      : "";
  }
  const when = (areDays(points) ? dayOnly : dayAndMinute)(new Date(point.at));
  const said = because(point.reasons);
  const why = said === "" ? "" : ` (${said})`;
  if (point.value === undefined) {
    return `${when}: ${stateWord(point.state)}${why}`;
  }
  const seen = span(point.value, point.top, chart.share);
  if (point.low === undefined && point.high === undefined) {
    return `${when}: ${seen}, ${stateWord(point.state)}${why}`;
  }
  return `${when}: ${seen}; ${expectation(point.low, point.high, chart.share)} expected: ${verdict(point)}${why}`;
}

/** Whether it was told, and how far off it lay. */
function verdict({ state, reasons }: Shown): string {
  const off = reasons.find((reason) => reason.endsWith("times the ordinary noise"));
  const words = state === "ANOMALOUS" ? "an anomaly" : "no alert";
  return off === undefined ? words : `${words}, ${off}`;
}

/** How it would be judged, where that is tried. */
function otherwise(point: Shown | undefined, share: boolean): string {
  const replayed = point?.replayed;
  return replayed === undefined
    ? ""
    : `as tried: ${expectation(replayed.low, replayed.high, share)} expected, ${stateWord(replayed.state)}`;
}

function span(value: number, top: number | undefined, share: boolean): string {
  return top === undefined || top === value
    ? reading(value, share)
    : `${reading(value, share)} to ${reading(top, share)}`;
}
