import "./sparkline.css";
import { reading } from "../words/amounts";
import type { Spark } from "./sparks";

const WIDTH = 96;
const HEIGHT = 24;
const EDGE = 3;

/** Two weeks of a series as small as a word: no axes, a gap where nothing was measured, dots where it was bad. */
export function Sparkline({ spark }: { spark: Spark | undefined }) {
  if (spark === undefined || spark.values.length === 0) {
    return <span className="spark" />;
  }
  const { path, dots } = picture(spark);
  return (
    <svg className="spark" width={WIDTH} height={HEIGHT} role="img" aria-label={words(spark)}>
      <path d={path} />
      {dots.map(([x, y]) => (
        <circle key={x} cx={x} cy={y} r={2.2} />
      ))}
    </svg>
  );
}

/** Where the line goes and where the dots are. */
export function picture(spark: Spark): { path: string; dots: [number, number][] } {
  const low = Math.min(...spark.values);
  const spread = Math.max(...spark.values) - low;
  const x = (place: number) => round(EDGE + ((WIDTH - 2 * EDGE) * place) / Math.max(1, spark.places - 1));
  const y = (value: number) =>
    round(HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * (spread === 0 ? 0.5 : (value - low) / spread));
  let path = "";
  const dots: [number, number][] = [];
  spark.at.forEach((place, index) => {
    const value = spark.values[index] ?? 0;
    const isNext = index > 0 && spark.at[index - 1] === place - 1;
    // a point between two gaps is drawn as a line of no length, which round ends make a dot
    path += isNext ? `L${x(place)} ${y(value)}` : `M${x(place)} ${y(value)}h0`;
    if (spark.bad.includes(place)) {
      dots.push([x(place), y(value)]);
    }
  });
  return { path, dots };
}

function words(spark: Spark): string {
  const low = reading(Math.min(...spark.values), spark.share);
  const high = reading(Math.max(...spark.values), spark.share);
  const last = reading(spark.values.at(-1) ?? 0, spark.share);
  const bad = spark.bad.length === 0 ? "" : ", some outside what was expected";
  return `14 days: ${low} to ${high}, lately ${last}${bad}`;
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
