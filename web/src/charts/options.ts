import type uPlot from "uplot";
import { reading } from "../words/amounts";
import { dayOnly } from "../words/time";
import { areDays, bounds, difference, farthest, type Mark, type MonitorChart, type Shown } from "./series";

interface Wanted {
  chart: MonitorChart;
  points: Shown[];
  width: number;
  height: number;
  bad: { from: string; to: string } | undefined;
  onCursor: (index: number | null) => void;
}

const DAY = 86_400;
const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", hour12: false });

/** How the picture is drawn: the band first, then the series, then what lies outside of it. */
export function options({ chart, points, width, height, bad, onCursor }: Wanted): uPlot.Options {
  const colour = (token: string) => getComputedStyle(document.documentElement).getPropertyValue(token).trim();
  const alarm = colour("--bad");
  const series = colour("--series");
  const isByDay = areDays(points);
  const font = `11px ${getComputedStyle(document.body).fontFamily}`;
  const axis = {
    stroke: colour("--faint"),
    font,
    ticks: { show: false },
    grid: { stroke: colour("--line"), width: 1 },
  };
  const [floor, roof] = bounds(points);
  const tried = { stroke: colour("--accent"), width: 1, dash: [4, 3], points: { show: false } };
  const none = { stroke: "transparent", points: { show: false } };
  return {
    width,
    height,
    padding: [8, 22, 0, 0],
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { size: 7 } },
    scales: { x: { time: true }, y: { range: () => [floor, roof] } },
    axes: [
      { ...axis, grid: { show: false }, space: 90, size: 26, values: (_, splits) => timeLabels(splits) },
      {
        ...axis,
        space: Math.max(36, height / 5),
        size: 58,
        values: (_, splits) => splits.map((v) => reading(v, chart.share)),
      },
    ],
    bands: [
      { series: [1, 2], fill: colour("--band") },
      { series: [3, 4], fill: `${series}55` },
    ],
    series: [
      {},
      none,
      none,
      { stroke: series, width: isByDay ? 1 : 0, points: { show: false } },
      { stroke: series, width: isByDay ? 1 : 1.5, points: { show: points.length < 20, size: 4 } },
      { stroke: alarm, width: 2, points: { show: false } },
      tried,
      tried,
    ],
    hooks: {
      drawClear: [(plot) => shade(plot, bad, colour("--bad-soft"))],
      draw: [
        (plot) => happened(plot, chart.marks, { font, tint: (kind) => colour(TINTS[kind]) }),
        (plot) => mark(plot, points, alarm, colour("--edge")),
        (plot) => differ(plot, points, { added: alarm, gone: colour("--soft") }),
      ],
      setCursor: [(plot) => onCursor(plot.cursor.idx ?? null)],
    },
  };
}

function timeLabels(splits: number[]): string[] {
  const step = (splits[1] ?? DAY) - (splits[0] ?? 0);
  return splits.map((second) => {
    const at = new Date(second * 1000);
    const isMidnight = at.getHours() === 0 && at.getMinutes() === 0;
    return step >= DAY || isMidnight ? dayOnly(at) : clock.format(at);
  });
}

function shade(plot: uPlot, bad: { from: string; to: string } | undefined, fill: string): void {
  if (bad === undefined) {
    return;
  }
  const half = plot.data[0].length > 1 ? ((plot.data[0][1] ?? 0) - (plot.data[0][0] ?? 0)) / 2 : 0;
  const from = plot.valToPos(Date.parse(bad.from) / 1000 - half, "x", true);
  const to = plot.valToPos(Date.parse(bad.to) / 1000 + half, "x", true);
  const left = Math.max(from, plot.bbox.left);
  const right = Math.min(to, plot.bbox.left + plot.bbox.width);
  if (right > left) {
    plot.ctx.fillStyle = fill;
    plot.ctx.fillRect(left, plot.bbox.top, right - left, plot.bbox.height);
  }
}

/** A dot where a value lies outside its band, a hollow mark at the foot where nothing could be measured. */
function mark(plot: uPlot, points: Shown[], alarm: string, edge: string): void {
  const { ctx, bbox } = plot;
  const size = 3 * devicePixelRatio;
  for (const point of points) {
    const x = plot.valToPos(Date.parse(point.at) / 1000, "x", true);
    const value = farthest(point);
    if (point.state === "ANOMALOUS" && value !== null) {
      ctx.fillStyle = alarm;
      ctx.beginPath();
      ctx.arc(x, plot.valToPos(value, "y", true), size, 0, 2 * Math.PI);
      ctx.fill();
    } else if (point.state === "NOT_MEASURED") {
      ctx.strokeStyle = edge;
      ctx.lineWidth = devicePixelRatio;
      ctx.strokeRect(x - size / 2, bbox.top + bbox.height - 2 * size, size, size);
    }
  }
}

/** A ring around an alarm that would be added, a struck one around an alarm that would be gone. */
function differ(plot: uPlot, points: Shown[], tints: Record<"added" | "gone", string>): void {
  const { ctx } = plot;
  const size = 6 * devicePixelRatio;
  ctx.lineWidth = 1.5 * devicePixelRatio;
  for (const point of points) {
    const what = difference(point);
    const value = farthest(point);
    if (what === undefined || value === null) {
      continue;
    }
    const x = plot.valToPos(Date.parse(point.at) / 1000, "x", true);
    const y = plot.valToPos(value, "y", true);
    ctx.strokeStyle = tints[what];
    ctx.beginPath();
    ctx.arc(x, y, size, 0, 2 * Math.PI);
    if (what === "gone") {
      ctx.moveTo(x - size, y + size);
      ctx.lineTo(x + size, y - size);
    }
    ctx.stroke();
  }
}

const TINTS: Record<Mark["kind"], string> = {
  RUN_FAILED: "--sev2",
  RUN_SUCCEEDED: "--line",
  SCHEMA: "--accent",
  INCIDENT: "--bad",
  HOLIDAY: "--faint",
  EVENT: "--accent",
};

const WORDS: Record<Mark["kind"], string> = {
  RUN_FAILED: "run failed",
  RUN_SUCCEEDED: "",
  SCHEMA: "schema",
  INCIDENT: "incident",
  HOLIDAY: "holiday",
  EVENT: "event",
};

/** Thin dashed lines where something happened, each with a word where there is room for one. */
function happened(
  plot: uPlot,
  marks: Mark[],
  { font, tint }: { font: string; tint: (kind: Mark["kind"]) => string },
): void {
  const { ctx, bbox } = plot;
  let taken = Number.NEGATIVE_INFINITY;
  ctx.save();
  ctx.font = font.replace("11px", `${10 * devicePixelRatio}px`);
  ctx.lineWidth = devicePixelRatio;
  ctx.setLineDash([3 * devicePixelRatio, 3 * devicePixelRatio]);
  for (const { at, kind } of marks) {
    const x = Math.round(plot.valToPos(Date.parse(at) / 1000, "x", true));
    if (x < bbox.left || x > bbox.left + bbox.width) {
      continue;
    }
    ctx.strokeStyle = tint(kind);
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    const word = WORDS[kind];
    if (word === "") {
      continue;
    }
    const width = ctx.measureText(word).width;
    const fits = x + 3 * devicePixelRatio + width <= bbox.left + bbox.width;
    const from = fits ? x + 3 * devicePixelRatio : x - 3 * devicePixelRatio - width;
    if (from > taken) {
      ctx.fillStyle = tint(kind);
      ctx.textBaseline = "top";
      ctx.textAlign = "left";
      ctx.fillText(word, from, bbox.top);
      taken = from + width + 6 * devicePixelRatio;
    }
  }
  ctx.restore();
}
