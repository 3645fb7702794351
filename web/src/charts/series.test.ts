import { describe, expect, it } from "vitest";
import { describe as words } from "./BandChart";
import { bounds, columns, difference, type Mark, type MonitorChart, type Point, shownPoints } from "./series";

const point = (hour: number, rest: Partial<Point>): Point => ({
  at: new Date(Date.UTC(2026, 10, 24, hour)).toISOString(),
  state: "HEALTHY",
  reasons: [],
  ...rest,
});

const chart = (points: Point[], rest: Partial<MonitorChart> = {}): MonitorChart => ({
  monitor: 1,
  segment: {},
  segments: [],
  marks: [],
  share: true,
  grain: "HOUR",
  points,
  ...rest,
});

describe("a series with its band", () => {
  it("leads a line in the colour of alarm from the last good value to the bad one", () => {
    const shown = columns(
      chart([
        point(0, { value: 0.01, low: 0, high: 0.02 }),
        point(1, { value: 0.01, low: 0, high: 0.02 }),
        point(2, { value: 0.2, low: 0, high: 0.02, state: "ANOMALOUS" }),
      ]),
    );
    expect(shown.bad).toEqual([null, 0.01, 0.2]);
  });

  it("has a gap where nothing could be measured", () => {
    const shown = columns(
      chart([point(0, { value: 1 }), point(1, { state: "NOT_MEASURED" }), point(2, { value: 1 })]),
    );
    expect(shown.value).toEqual([1, null, 1]);
    expect(shown.high).toEqual([null, null, null]);
  });

  it("reaches to the edge on a side that has no bound", () => {
    const points = [point(0, { value: 0.01, high: 0.05 })];
    expect(columns(chart(points)).low).toEqual([bounds(points)[0]]);
  });

  it("ends with what comes next", () => {
    const shown = columns(chart([point(0, { value: 0.01 })], { next: { low: 0, high: 0.02, reasons: [] } }));
    expect(shown.at[1]).toBe((shown.at[0] ?? 0) + 3600);
    expect(shown.value).toEqual([0.01, null]);
    expect(shown.high[1]).toBe(0.02);
  });

  it("starts at zero unless that would flatten it", () => {
    expect(bounds([point(0, { value: 0.2 }), point(1, { value: 0.01 })])[0]).toBe(0);
    expect(bounds([point(0, { value: 1000 }), point(1, { value: 1010 })])[0]).toBeGreaterThan(900);
  });

  it("says value, band and reason", () => {
    const one = chart([point(0, { value: 0.182, low: 0.002, high: 0.011, reasons: ["Monday morning"] })]);
    expect(words(one, one.points, 0).replaceAll("\u202f", " ")).toContain(
      "18.2 %; 0.2 to 1.1 % expected: no alert (Monday morning)",
    );
    const none = chart([point(0, { state: "NOT_MEASURED", reasons: ["timed out"] })]);
    expect(words(none, none.points, 0)).toContain("could not measure (timed out)");
  });

  it("says the value of a series that is still learnt", () => {
    const one = chart([point(0, { state: "LEARNING", value: 0.1, reasons: ["3 more days are needed"] })]);
    expect(words(one, one.points, 0).replaceAll("\u202f", " ")).toContain(
      "10 %, learning (3 more days are needed)",
    );
  });

  it("says what happened between a point and the next one", () => {
    const marks: Mark[] = [
      { at: "2026-11-24T00:30:00Z", kind: "RUN_FAILED", text: "run of load failed" },
      { at: "2026-11-24T01:00:00Z", kind: "SCHEMA", text: "added x text" },
    ];
    const one = chart([point(0, { value: 1 }), point(1, { value: 1 })], { marks });
    expect(words(one, one.points, 0)).toMatch(/ · run of load failed$/);
    expect(words(one, one.points, 1)).toMatch(/ · added x text$/);
  });

  it("shows more than sixty days by their lowest and highest values", () => {
    const hours = Array.from({ length: 24 * 70 }, (_, hour) =>
      point(
        hour,
        hour === 30 ? { value: 9, low: 1, high: 5, state: "ANOMALOUS" } : { value: 2 + (hour % 2) },
      ),
    );
    const long = chart(hours);
    const days = shownPoints(long);
    expect(days.length).toBeLessThanOrEqual(71);
    const shown = columns(long, days);
    expect(Math.max(...shown.top.map((value) => value ?? 0))).toBe(9);
    expect(shown.bad.filter((value) => value !== null)).toContain(9);
    expect(shown.value[5]).toBe(2);
    expect(shown.top[5]).toBe(3);
    expect(shownPoints(chart(hours.slice(0, 100)))).toHaveLength(100);
  });

  it("says of each point whether it was told and how it would be judged otherwise", () => {
    const now = chart([
      point(0, { value: 0.03, low: 0, high: 0.02, state: "ANOMALOUS" }),
      point(1, { value: 0.015, low: 0, high: 0.02, reasons: ["1.2 times the ordinary noise"] }),
    ]);
    const replay = [
      point(0, { value: 0.03, low: 0, high: 0.04 }),
      point(1, { value: 0.015, low: 0, high: 0.01, state: "ANOMALOUS" }),
    ];

    const points = shownPoints(now, replay);

    expect(points.map(difference)).toEqual(["gone", "added"]);
    expect(columns(now, points).otherHigh).toEqual([0.04, 0.01]);
    expect(bounds(points)[1]).toBeGreaterThan(0.04);
    expect(words(now, shownPoints(now), 1)).toContain("no alert, 1.2 times the ordinary noise");
    expect(words(now, points, 1)).toMatch(/as tried: 0 to 1.% expected, anomalous/);
    expect(shownPoints(now).map(difference)).toEqual([undefined, undefined]);
  });
});
