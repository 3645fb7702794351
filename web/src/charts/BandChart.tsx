import { useComputedColorScheme } from "@mantine/core";
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import uPlot from "uplot";
import { expectation, reading } from "../words/amounts";
import { because, stateWord } from "../words/labels";
import { dayAndMinute } from "../words/time";
import { options } from "./options";
import { columns, type MonitorChart } from "./series";
import "./charts.css";

interface Props {
  chart: MonitorChart;
  label: string;
  height?: number;
  /** The bad interval, which is shaded. */
  bad?: { from: string; to: string } | undefined;
}

/** A series with its band; the cursor follows the pointer or the arrow keys and says value, band and reason. */
export function BandChart({ chart, label, height = 210, bad }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const [index, setIndex] = useState<number | null>(null);
  const scheme = useComputedColorScheme("light");
  const shown = useMemo(() => columns(chart), [chart]);
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
      options({ chart, width: place.clientWidth, height, bad: interval, onCursor: setIndex }),
      [shown.at, shown.high, shown.low, shown.value, shown.bad],
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
  }, [chart, shown, height, from, to, scheme]);

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
  const said = index === null ? "" : describe(chart, index);
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
        aria-valuetext={said === "" ? describe(chart, last) : said}
        onKeyDown={move}
      />
      <figcaption className="readout small soft num" aria-hidden>
        {said === "" ? "Point at the chart, or focus it and use the arrow keys, to read a value." : said}
      </figcaption>
    </figure>
  );
}

/** Time, value, band and reason of a point in words. */
export function describe(chart: MonitorChart, index: number): string {
  const point = chart.points[index];
  if (point === undefined) {
    const { next } = chart;
    return next
      ? `next: ${expectation(next.low, next.high, chart.share)} expected (${because(next.reasons)})`
      : "";
  }
  const when = dayAndMinute(new Date(point.at));
  const said = because(point.reasons);
  const why = said === "" ? "" : ` (${said})`;
  if (point.value === undefined) {
    return `${when}: ${stateWord(point.state)}${why}`;
  }
  const seen = reading(point.value, chart.share);
  return `${when}: ${seen}; ${expectation(point.low, point.high, chart.share)} expected${why}`;
}
