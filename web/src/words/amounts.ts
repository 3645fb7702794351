import { GAP } from "./time";

const FEW = 1e4;

/** Up to three significant digits with a unit: 1.2 M, 12.4 k, 8.75. */
export function amount(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e9) {
    return `${trimmed(value / 1e9)}${GAP}G`;
  }
  if (size >= 1e6) {
    return `${trimmed(value / 1e6)}${GAP}M`;
  }
  if (size >= FEW) {
    return `${trimmed(value / 1e3)}${GAP}k`;
  }
  return Number.isInteger(value) ? count(value) : trimmed(value);
}

/** A whole number with gaps between thousands. */
export function count(value: number): string {
  const digits = Math.abs(Math.round(value)).toString();
  const grouped = digits.replace(/\B(?=(\d{3})+$)/g, GAP);
  return value < 0 ? `−${grouped}` : grouped;
}

/** A share between zero and one: 18.2 %. */
export function percent(share: number): string {
  const value = share * 100;
  const size = Math.abs(value);
  const digits = size >= 100 || size === 0 ? 0 : size < 0.1 ? 2 : 1;
  return `${Number(value.toFixed(digits))}${GAP}%`;
}

/** A value of a monitor in the unit that people read. */
export function reading(value: number, share: boolean): string {
  return share ? percent(value) : amount(value);
}

/** 0.2 to 1.1 %, at most 5 %, at least 3 k. */
export function expectation(low: number | undefined, high: number | undefined, share: boolean): string {
  if (low === undefined && high === undefined) {
    return "anything";
  }
  if (low === undefined) {
    return `at most ${reading(high as number, share)}`;
  }
  if (high === undefined) {
    return `at least ${reading(low, share)}`;
  }
  const from = reading(low, share);
  const to = reading(high, share);
  return from === to ? from : `${share ? from.replace(`${GAP}%`, "") : from} to ${to}`;
}

/** 41.2 MB. */
export function bytes(value: number): string {
  const units = ["B", "kB", "MB", "GB", "TB", "PB"];
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, value)) / 3)));
  const scaled = value / 1000 ** power;
  return `${power === 0 ? scaled : trimmed(scaled)}${GAP}${units[power]}`;
}

/** 1 incident, 2 incidents. */
export function plural(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

function trimmed(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && size < 0.01) {
    return String(Number(value.toPrecision(2)));
  }
  return String(Number(value.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : 2)));
}
