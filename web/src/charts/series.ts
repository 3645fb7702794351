import type { Schemas } from "../api/client";

export type MonitorChart = Schemas["MonitorChart"];
export type Point = Schemas["Point"];
export type Mark = Schemas["Mark"];

/** A point as it is drawn: of a bucket, or of a day with its lowest and highest value. */
export interface Shown extends Point {
  /** The highest value of a day; absent for a point of one bucket. */
  top?: number;
  /** How it would be judged otherwise, where that is tried. */
  replayed?: Point;
}

type Column = (number | null)[];

/** A monitor's points as columns, oldest first; the last one may be what comes next and has a band only. */
export interface Columns {
  at: number[];
  low: Column;
  high: Column;
  value: Column;
  /** The highest values of days; the values again where each point is one bucket. */
  top: Column;
  /** The values outside the band, with the value before each of them so that a line leads there. */
  bad: Column;
  /** The bounds of the band as it would be, where that is tried. */
  otherLow: Column;
  otherHigh: Column;
}

const DAY = 86_400_000;
const MOST_DAYS = 60;

/** More than sixty days are shown as days: hours would be a smear. */
export function shownPoints(chart: MonitorChart, replay?: Point[]): Shown[] {
  const { points } = chart;
  const length = Date.parse(points.at(-1)?.at ?? "") - Date.parse(points[0]?.at ?? "");
  if (chart.grain === "HOUR" && length > MOST_DAYS * DAY) {
    return byDay(points);
  }
  if (replay === undefined) {
    return points;
  }
  const other = new Map(replay.map((point) => [point.at, point]));
  return points.map((point) => {
    const replayed = other.get(point.at);
    return replayed === undefined ? point : { ...point, replayed };
  });
}

/** Whether points are whole days of more than one bucket. */
export function areDays(points: Shown[]): boolean {
  return points.some(({ top }) => top !== undefined);
}

/** What another judgement would have changed: an alarm more, or one less. */
export function difference({ state, replayed }: Shown): "added" | "gone" | undefined {
  const was = state === "ANOMALOUS";
  const would = replayed?.state === "ANOMALOUS";
  return replayed === undefined || was === would ? undefined : would ? "added" : "gone";
}

function byDay(points: Point[]): Shown[] {
  const days = new Map<string, Point[]>();
  for (const point of points) {
    const day = new Date(point.at).toDateString();
    days.set(day, [...(days.get(day) ?? []), point]);
  }
  return [...days.values()].map(together);
}

function together(points: Point[]): Shown {
  const bad = points.find(({ state }) => state === "ANOMALOUS");
  const first = bad ?? points.find(({ value }) => value !== undefined) ?? points[0];
  const values = known(points.map(({ value }) => value));
  const lows = known(points.map(({ low }) => low));
  const highs = known(points.map(({ high }) => high));
  return {
    at: points[0]?.at ?? "",
    state: first?.state ?? "NOT_MEASURED",
    reasons: first?.reasons ?? [],
    ...(values.length === 0 ? {} : { value: Math.min(...values), top: Math.max(...values) }),
    ...(lows.length === 0 ? {} : { low: Math.min(...lows) }),
    ...(highs.length === 0 ? {} : { high: Math.max(...highs) }),
  };
}

function known(values: (number | undefined)[]): number[] {
  return values.filter((value) => value !== undefined);
}

export function columns(chart: MonitorChart, points: Shown[] = shownPoints(chart)): Columns {
  const at = points.map((point) => Date.parse(point.at) / 1000);
  const value = points.map((point) => point.value ?? null);
  const top = points.map((point) => point.top ?? point.value ?? null);
  const [floor, roof] = bounds(points);
  const low = points.map((point) => bound(point.low, point.high, floor));
  const high = points.map((point) => bound(point.high, point.low, roof));
  const bad = points.map((point, index) =>
    point.state === "ANOMALOUS" || points[index + 1]?.state === "ANOMALOUS" ? farthest(point) : null,
  );
  const otherLow = points.map(({ replayed }) => bound(replayed?.low, replayed?.high, floor));
  const otherHigh = points.map(({ replayed }) => bound(replayed?.high, replayed?.low, roof));
  const last = at.at(-1);
  if (chart.next && last !== undefined) {
    const isDaily = chart.grain === "DAY" || areDays(points);
    at.push(last + (isDaily ? 86_400 : 3600));
    low.push(bound(chart.next.low, chart.next.high, floor));
    high.push(bound(chart.next.high, chart.next.low, roof));
    value.push(null);
    top.push(null);
    bad.push(null);
    otherLow.push(null);
    otherHigh.push(null);
  }
  return { at, low, high, value, top, bad, otherLow, otherHigh };
}

/** Of a day's two values the one that lies further outside its band; of a bucket its value. */
export function farthest({ value, top, low, high }: Shown): number | null {
  if (value === undefined) {
    return null;
  }
  const above = (top ?? value) - (high ?? Number.POSITIVE_INFINITY);
  const below = (low ?? Number.NEGATIVE_INFINITY) - value;
  return top !== undefined && above > below ? top : value;
}

/** A side of a band; where only the other side is bounded the band reaches to the edge of the picture. */
function bound(side: number | undefined, other: number | undefined, edge: number): number | null {
  return side ?? (other === undefined ? null : edge);
}

/** What the vertical axis has to span: from zero unless that would flatten the series. */
export function bounds(points: Shown[]): [number, number] {
  const all = known(
    points.flatMap(({ value, top, low, high, replayed }) => [
      value,
      top,
      low,
      high,
      replayed?.low,
      replayed?.high,
    ]),
  );
  if (all.length === 0) {
    return [0, 1];
  }
  const min = Math.min(...all);
  const max = Math.max(...all);
  const spread = max - min;
  const floor = min >= 0 && spread > 0.25 * max ? 0 : min - 0.15 * spread;
  const roof = max + 0.08 * (spread || Math.abs(max));
  return floor === roof ? [floor - 1, roof + 1] : [floor, roof];
}

/** What happened between a point and the next one. */
export function marksAt(chart: MonitorChart, at: number[], index: number): Mark[] {
  const from = (at[index] ?? 0) * 1000;
  const to = (at[index + 1] ?? Number.POSITIVE_INFINITY) * 1000;
  return chart.marks.filter((mark) => Date.parse(mark.at) >= from && Date.parse(mark.at) < to);
}
