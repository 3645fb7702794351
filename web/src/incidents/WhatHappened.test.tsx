import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, within } from "@testing-library/react";
import { MemoryRouter } from "react-router";
import { expect, it } from "vitest";
import type { Explanation, IncidentDetail, Symptom } from "./incident-data";
import { WhatHappened } from "./WhatHappened";

const symptom = (explanation?: Explanation): Symptom => ({
  id: 1,
  monitor: 7,
  asset: 3,
  assetName: "core.orders",
  signal: "NULL_RATE",
  share: true,
  charted: false,
  field: "channel",
  segment: {},
  fingerprint: "f00d",
  headline: "18 % of core.orders.channel is null; 1 % is normal",
  firstBucket: "2026-11-24T00:00:00Z",
  lastBucket: "2026-11-24T00:00:00Z",
  reasons: [],
  ...(explanation === undefined ? {} : { explanation }),
});

const told: Explanation = {
  verdict: "SEGMENTS",
  text: "97 % of the new nulls are channel = tiktok",
  segments: [
    { text: "channel = tiktok", share: 0.97, confidence: 0.9, chosen: true },
    { text: "channel = tiktok and country = DE", share: 0.31, confidence: 0.02, chosen: false },
  ],
  reasons: ["elsewhere 1 % before, 1 % now"],
  at: "2026-11-24T07:00:00Z",
};

function show(explanation?: Explanation) {
  const detail = { symptoms: [symptom(explanation)] } as unknown as IncidentDetail;
  render(
    <MantineProvider>
      <QueryClientProvider client={new QueryClient()}>
        <MemoryRouter>
          <WhatHappened detail={detail} />
        </MemoryRouter>
      </QueryClientProvider>
    </MantineProvider>,
  );
}

it("says which rows it is, and what else was compared", () => {
  show(told);

  const rows = screen.getByRole("region", { name: "Which rows" });
  expect(within(rows).getByText("97 % of the new nulls are channel = tiktok.")).toBeTruthy();
  expect(within(rows).getByText("channel = tiktok").closest("tr")?.textContent).toContain("explains it");
  expect(within(rows).getByText("channel = tiktok and country = DE")).toBeTruthy();
  expect(within(rows).getByText("Elsewhere 1 % before, 1 % now.")).toBeTruthy();
});

it("says why it could not look, without a table", () => {
  const { verdict: _, ...unknown } = told;
  show({ ...unknown, text: "which rows it is could not be looked for: no other field has few values" });

  const rows = screen.getByRole("region", { name: "Which rows" });
  expect(within(rows).getByText(/^Which rows it is could not be looked for/)).toBeTruthy();
  expect(within(rows).queryByRole("table", { hidden: true })).toBeNull();
});

it("says nothing while nobody has looked", () => {
  show();

  expect(screen.queryByRole("region", { name: "Which rows" })).toBeNull();
});
