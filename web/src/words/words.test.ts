import { describe, expect, it } from "vitest";
import { amount, bytes, count, expectation, percent } from "./amounts";
import { spoken } from "./labels";
import { duration, nearly } from "./time";

const plain = (text: string) => text.replaceAll("\u202f", " ");

describe("amounts", () => {
  it("have at most three digits and a unit", () => {
    expect(
      [1_234_567, 12_400, 9999, 8.754, 0.00123, -2_500_000].map((value) => plain(amount(value))),
    ).toEqual(["1.23 M", "12.4 k", "9 999", "8.75", "0.0012", "-2.5 M"]);
    expect(plain(count(1_240))).toBe("1 240");
    expect(plain(bytes(41_200_000))).toBe("41.2 MB");
  });

  it("show shares in percent", () => {
    expect([0.182, 0.004, 1, 0, 0.0004].map((share) => plain(percent(share)))).toEqual([
      "18.2 %",
      "0.4 %",
      "100 %",
      "0 %",
      "0.04 %",
    ]);
  });

  it("say what is expected, however many sides it has", () => {
    expect(plain(expectation(0.002, 0.011, true))).toBe("0.2 to 1.1 %");
    expect(plain(expectation(undefined, 0.05, true))).toBe("at most 5 %");
    expect(plain(expectation(3000, undefined, false))).toBe("at least 3 000");
    expect(expectation(5, 5, false)).toBe("5");
    expect(expectation(undefined, undefined, false)).toBe("anything");
  });
});

describe("time", () => {
  const minute = 60_000;

  it("is said in two units at the most", () => {
    expect(
      [45_000, 9 * minute, 92 * minute, 180 * minute, 76 * 60 * minute].map((ms) => plain(duration(ms))),
    ).toEqual(["45 s", "9 min", "1 h 32 min", "3 h", "3 d 4 h"]);
  });

  it("is relative under a day and a date from then on", () => {
    const now = new Date("2026-11-24T12:00:00Z");
    expect(plain(nearly(new Date("2026-11-24T11:28:00Z"), now))).toBe("32 min ago");
    expect(plain(nearly(new Date("2026-11-24T12:05:00Z"), now))).toBe("in 5 min");
    expect(nearly(new Date("2026-11-20T12:00:00Z"), now)).toMatch(/20/);
  });
});

it("says the constants of a timeline as words", () => {
  expect(spoken("VERIFYING → RESOLVING: it failed again")).toBe("verifying → resolving: it failed again");
  expect(spoken("NO_ACTION_NEEDED: a campaign, see URL in JIRA")).toBe(
    "no action needed: a campaign, see URL in JIRA",
  );
});
