import { bounds, columns, type MonitorChart } from "./series";
import "./charts.css";

const WIDTH = 150;
const HEIGHT = 34;

/** Fourteen days in the grammar of the large chart, without axes. */
export function Sparkline({ chart, severity }: { chart: MonitorChart; severity: string }) {
  const shown = columns(chart);
  const [floor, roof] = bounds(chart.points);
  const first = shown.at[0] ?? 0;
  const span = (shown.at.at(-1) ?? 1) - first || 1;
  const place = (at: number | undefined, value: number) =>
    `${((((at ?? first) - first) / span) * WIDTH).toFixed(1)} ${(
      HEIGHT - ((value - floor) / (roof - floor)) * HEIGHT
    ).toFixed(1)}`;
  const line = (values: (number | null)[]) => {
    let path = "";
    let isDown = false;
    values.forEach((value, index) => {
      if (value !== null) {
        path += `${isDown ? "L" : "M"}${place(shown.at[index], value)}`;
      }
      isDown = value !== null;
    });
    return path;
  };
  return (
    <svg
      className="spark"
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      aria-hidden="true"
    >
      {bandPieces(shown.high, shown.low, shown.at, place).map((piece) => (
        <path key={piece} d={piece} fill="var(--band)" />
      ))}
      <path d={line(shown.value)} fill="none" stroke="var(--series)" strokeWidth="1.3" />
      <path d={line(shown.bad)} fill="none" stroke={`var(--${severity.toLowerCase()})`} strokeWidth="1.8" />
    </svg>
  );
}

/** The band as closed shapes, one for each stretch without a gap. */
function bandPieces(
  high: (number | null)[],
  low: (number | null)[],
  at: number[],
  place: (at: number | undefined, value: number) => string,
): string[] {
  const pieces: string[] = [];
  let upper: string[] = [];
  let lower: string[] = [];
  const close = () => {
    if (upper.length > 1) {
      pieces.push(`M${upper.join("L")}L${lower.reverse().join("L")}Z`);
    }
    upper = [];
    lower = [];
  };
  high.forEach((top, index) => {
    const bottom = low[index];
    if (top === null || bottom === null || bottom === undefined) {
      close();
    } else {
      upper.push(place(at[index], top));
      lower.push(place(at[index], bottom));
    }
  });
  close();
  return pieces;
}
