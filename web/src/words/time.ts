const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** By how much the page may be behind the clock that told a moment. */
const SKEW = 20 * SECOND;

/** A narrow gap that does not break, between a number and its unit. */
export const GAP = "\u202f";

/** A length of time in two units at the most: 1 h 32 min. */
export function duration(ms: number): string {
  const length = Math.abs(ms);
  if (length < MINUTE) {
    return `${Math.floor(length / SECOND)}${GAP}s`;
  }
  if (length < HOUR) {
    return `${Math.floor(length / MINUTE)}${GAP}min`;
  }
  if (length < 2 * DAY) {
    return pair(Math.floor(length / HOUR), "h", Math.floor((length % HOUR) / MINUTE), "min");
  }
  return pair(Math.floor(length / DAY), "d", Math.floor((length % DAY) / HOUR), "h");
}

/** How long something took: 12 ms, 1 min. */
export function took(ms: number): string {
  return ms < 10 * SECOND ? `${Math.round(ms)}${GAP}ms` : duration(ms);
}

function pair(large: number, unit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large}${GAP}${unit}` : `${large}${GAP}${unit} ${small}${GAP}${smallUnit}`;
}

const exact = new Intl.DateTimeFormat(undefined, {
  year: "numeric",
  month: "short",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hour12: false,
  timeZoneName: "short",
});
const minute = new Intl.DateTimeFormat(undefined, {
  month: "short",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hour12: false,
});
const day = new Intl.DateTimeFormat(undefined, { month: "short", day: "numeric" });
const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", hour12: false });

/** To the second and with its zone. */
export function exactly(at: Date): string {
  return exact.format(at);
}

/** Nov 10, 06:24. */
export function dayAndMinute(at: Date): string {
  return minute.format(at);
}

/** Nov 10. */
export function dayOnly(at: Date): string {
  return day.format(at);
}

/** 06:24 on the day of `now`, with the day before it otherwise. */
export function clockTime(at: Date, now: Date): string {
  return at.toDateString() === now.toDateString() ? clock.format(at) : minute.format(at);
}

/** Relative when under a day, a date otherwise. */
export function nearly(at: Date, now: Date): string {
  const past = now.getTime() - at.getTime();
  if (Math.abs(past) >= DAY) {
    return minute.format(at);
  }
  if (Math.abs(past) < MINUTE) {
    return past >= -SKEW ? "just now" : "in a moment";
  }
  return past > 0 ? `${duration(past)} ago` : `in ${duration(past)}`;
}

/** The value of a field of type datetime-local. */
export function localInput(at: Date): string {
  const shifted = new Date(at.getTime() - at.getTimezoneOffset() * MINUTE);
  return shifted.toISOString().slice(0, 16);
}

/** The zone that the reader's clock is in. */
export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
