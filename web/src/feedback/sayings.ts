import type { Label } from "./feedback-data";

export interface SayingChoice {
  value: Label["outcome"];
  label: string;
  /** What it teaches the detector. */
  teaches: string;
}

/** What can be said of a stretch with no incident open. */
export const SAYING_CHOICES: SayingChoice[] = [
  {
    value: "MISSED",
    label: "Missed: it was bad and nobody was told",
    teaches:
      "These windows are left out of what the monitor learns from, and the band becomes narrower on their side.",
  },
  {
    value: "EXPECTED_ONCE",
    label: "Expected, this once",
    teaches:
      "A campaign, a backfill, a maintenance: these windows are left out. Named as an event, the next one is known.",
  },
  {
    value: "EXPECTED_NORMAL",
    label: "The new normal from here on",
    teaches: "The monitor learns its band anew from the first of these windows.",
  },
  {
    value: "FALSE_POSITIVE",
    label: "False alarm",
    teaches:
      "Nothing was wrong. The windows stay in and the band becomes wider; after two within 30 days the whole monitor is less sensitive.",
  },
];

const WORDS: Record<Label["outcome"], string> = {
  FIXED: "Fixed",
  FALSE_POSITIVE: "False alarm",
  EXPECTED_ONCE: "Expected once",
  EXPECTED_NORMAL: "New normal",
  NO_ACTION_NEEDED: "No action needed",
  MISSED: "Missed",
};

export function sayingWord(outcome: Label["outcome"]): string {
  return WORDS[outcome];
}
