// What a table may be called: its name is text everywhere, and turns nothing around it.
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor, within } from "@testing-library/react";
import { MemoryRouter, Route, Routes } from "react-router";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Schemas } from "./api/client";
import AssetPage from "./assets/AssetPage";
import AssetsPage from "./assets/AssetsPage";
import IncidentPage from "./incidents/IncidentPage";
import { IncidentsPage } from "./incidents/IncidentsPage";

const NAMES = {
  quotes: `raw."o'rders" \\ & <b>`,
  script: "raw.<script>window.hacked = true</script><img src=x onerror=window.hacked=true>",
  emoji: "raw.orders_🧾👩‍💻_é",
  turned: "raw.\u202egnp.exe\u2066 )",
  arabic: "raw.الطلبات اليومية",
  long: `raw.${"x".repeat(200)}`,
  markdown: "raw.[a](javascript:alert(1)) *b* $& $1 \\d+ ()",
};

const asset = (name: string): Schemas["AssetRow"] => ({
  id: 1,
  namespace: "postgres://localhost",
  name,
  shortName: name,
  kind: "DATASET",
  datasetKind: "TABLE",
  domain: name,
  owner: name,
  comment: name,
  firstSeen: "2026-11-24T06:24:00Z",
  monitors: {},
});

const incident = (name: string): Schemas["IncidentRow"] => ({
  id: 1,
  name: "INC-1",
  headline: `no rows in ${name}; 12 expected`,
  asset: 1,
  assetName: name,
  domain: name,
  kind: "VOLUME",
  bucket: "UNKNOWN",
  stage: "NOTIFIED",
  severity: "SEV2",
  severityReason: "",
  severityBy: "rule",
  ownerName: name,
  detected: "2026-11-24T06:24:00Z",
  since: "2026-11-24T06:10:00Z",
  lastFailure: "2026-11-24T07:00:00Z",
  version: 1,
});

function answer(name: string): Record<string, unknown> {
  return {
    "/api/v1/me": { name, grants: [{ role: "ADMIN" }] },
    "/api/v1/assets": { items: [asset(name)] },
    "/api/v1/assets/1": {
      asset: asset(name),
      fields: [{ name, type: "TEXT", declaredType: name, nullable: true, position: 1, comment: name }],
      timeColumn: { state: "FOUND", field: name, why: name },
    },
    "/api/v1/incidents": { items: [incident(name)] },
    "/api/v1/incidents/1": {
      incident: incident(name),
      symptoms: [],
      timeline: [
        { at: "2026-11-24T06:24:00Z", kind: "OPENED", by: "Headwater", text: `about ${name}` },
        { at: "2026-11-24T06:25:00Z", kind: "COMMENT", by: name, text: name },
      ],
      decisions: [
        {
          at: "2026-11-24T06:24:00Z",
          channel: name,
          channelRemoved: false,
          recipient: name,
          verdict: "TELL",
          reason: name,
        },
      ],
    },
  };
}

let answers: Record<string, unknown> = {};

beforeEach(() => {
  vi.stubGlobal(
    "fetch",
    async (request: Request) =>
      new Response(JSON.stringify(answers[new URL(request.url).pathname] ?? { items: [] })),
  );
});

afterEach(() => vi.unstubAllGlobals());

function open(address: string) {
  return render(
    <MantineProvider>
      <QueryClientProvider client={new QueryClient()}>
        <MemoryRouter initialEntries={[address]}>
          <Routes>
            <Route path="/incidents" element={<IncidentsPage />} />
            <Route path="/incidents/:id" element={<IncidentPage />} />
            <Route path="/assets" element={<AssetsPage />} />
            <Route path="/assets/:id" element={<AssetPage />} />
          </Routes>
        </MemoryRouter>
      </QueryClientProvider>
    </MantineProvider>,
  ).container;
}

/** Nothing of a name became markup, and every piece that holds it is shut in by itself. */
function expectText(page: HTMLElement, name: string) {
  expect(page.querySelector("script, img, main b b")).toBeNull();
  expect(Reflect.get(window, "hacked")).toBeUndefined();
  const holding = [...page.querySelectorAll("bdi")].filter((piece) => piece.textContent === name);
  expect(holding.length).toBeGreaterThan(0);
}

for (const [kind, name] of Object.entries(NAMES)) {
  it(`shows a name with ${kind} as text in lists, details and the title`, async () => {
    answers = answer(name);
    const lists = open("/incidents");
    expect((await screen.findByRole("link", { name: /no rows in/ })).textContent).toBe(
      `no rows in ${name}; 12 expected`,
    );
    expectText(lists, name);

    const assets = open("/assets");
    const cell = (await within(assets).findAllByRole("row"))[1] as HTMLElement;
    expect(within(cell).getByRole("link").textContent).toBe(name);
    expectText(assets, name);

    const detail = open("/assets/1?tab=fields");
    expect((await within(detail).findByRole("heading", { level: 1 })).textContent).toBe(name);
    expect(detail.querySelector(".crumb")?.textContent).toContain(name);
    expectText(detail, name);
    await waitFor(() => expect(document.title).toMatch(/^\u2068.*\u2069 · Headwater$/su));
    expect(document.title.length).toBeLessThan(150);

    const told = open("/incidents/1");
    expect((await within(told).findByRole("heading", { level: 1 })).textContent).toContain(name);
    expectText(told, name);
  });
}
