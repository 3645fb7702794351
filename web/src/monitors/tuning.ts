import { expectation } from "../words/amounts";
import type { Monitor } from "./monitor-data";

/** What a person has set, in a few words; a monitor that decides by itself says so. */
export function tuningWords(monitor: Monitor): string {
  const words: string[] = [];
  if (monitor.low !== undefined || monitor.high !== undefined) {
    words.push(`fixed: ${expectation(monitor.low, monitor.high, monitor.share)}`);
  }
  if (monitor.sensitivity !== "MEDIUM") {
    words.push(`${monitor.sensitivity.toLowerCase()} sensitivity`);
  }
  if (monitor.segmentFields.length > 0) {
    words.push(`also by ${monitor.segmentFields.join(", ")}`);
  }
  return words.length === 0 ? "learnt" : words.join("; ");
}

/** The number that somebody typed, in the monitor's unit; shares are typed in percent. */
export function threshold(typed: string | number, share: boolean): number | undefined {
  const value = typeof typed === "number" ? typed : Number.parseFloat(typed);
  return Number.isFinite(value) ? (share ? value / 100 : value) : undefined;
}

/** What stands in the field for a threshold. */
export function typed(value: number | undefined, share: boolean): string | number {
  return value === undefined ? "" : share ? Number((value * 100).toPrecision(12)) : value;
}
