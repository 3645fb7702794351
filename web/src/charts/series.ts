import type { Schemas } from "../api/client";

export type MonitorChart = Schemas["MonitorChart"];
export type Point = Schemas["Point"];

type Column = (number | null)[];

/** A monitor's points as columns, oldest first; the last one may be what comes next and has a band only. */
export interface Columns {
  at: number[];
  low: Column;
  high: Column;
  value: Column;
  /** The values outside the band, with the value before each of them so that a line leads there. */
  bad: Column;
}

export function columns(chart: MonitorChart): Columns {
  const { points } = chart;
  const at = points.map((point) => Date.parse(point.at) / 1000);
  const value = points.map((point) => point.value ?? null);
  const [floor, roof] = bounds(points);
  const low = points.map((point) => bound(point.low, point.high, floor));
  const high = points.map((point) => bound(point.high, point.low, roof));
  const bad = points.map((point, index) =>
    point.state === "ANOMALOUS" || points[index + 1]?.state === "ANOMALOUS" ? (point.value ?? null) : null,
  );
  const last = at.at(-1);
  if (chart.next && last !== undefined) {
    at.push(last + (chart.grain === "DAY" ? 86_400 : 3600));
    low.push(bound(chart.next.low, chart.next.high, floor));
    high.push(bound(chart.next.high, chart.next.low, roof));
    value.push(null);
    bad.push(null);
  }
  return { at, low, high, value, bad };
}

/** A side of a band; where only the other side is bounded the band reaches to the edge of the picture. */
function bound(side: number | undefined, other: number | undefined, edge: number): number | null {
  return side ?? (other === undefined ? null : edge);
}

/** What the vertical axis has to span: from zero unless that would flatten the series. */
export function bounds(points: Point[]): [number, number] {
  const all = points.flatMap((point) => [point.value, point.low, point.high]).filter((v) => v !== undefined);
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
