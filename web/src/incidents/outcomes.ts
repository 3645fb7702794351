import type { Resolution } from "./incident-data";

export interface OutcomeChoice {
  value: string;
  label: string;
  /** What it teaches the detector. */
  teaches: string;
  wish: Pick<Resolution, "outcome" | "staysNormal">;
}

export const OUTCOME_CHOICES: OutcomeChoice[] = [
  {
    value: "FIXED",
    label: "Fixed",
    teaches: "It was real and has been mended. The bad windows are left out of what the monitor learns from.",
    wish: { outcome: "FIXED" },
  },
  {
    value: "ONCE",
    label: "Expected, this once",
    teaches:
      "Real and meant: a campaign, a backfill. These windows are left out; named as an event, the next one is known.",
    wish: { outcome: "EXPECTED", staysNormal: false },
  },
  {
    value: "NORMAL",
    label: "Expected, the new normal",
    teaches: "Real, meant and here to stay. The monitor learns its band anew from here on.",
    wish: { outcome: "EXPECTED", staysNormal: true },
  },
  {
    value: "NO_ACTION_NEEDED",
    label: "No action needed",
    teaches:
      "Real, but nobody had to do anything. The windows stay in; messages of this monitor count for less.",
    wish: { outcome: "NO_ACTION_NEEDED" },
  },
  {
    value: "FALSE_POSITIVE",
    label: "False positive",
    teaches: "Nothing was wrong. The windows stay in and the band becomes wider.",
    wish: { outcome: "FALSE_POSITIVE" },
  },
];
