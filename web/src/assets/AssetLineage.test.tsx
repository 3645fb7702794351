import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen, within } from "@testing-library/react";
import { MemoryRouter } from "react-router";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Schemas } from "../api/client";
import { AssetLineage } from "./AssetLineage";

const asset = (id: number, shortName: string): Schemas["AssetRow"] => ({
  id,
  namespace: "postgres://localhost",
  name: `shop.${shortName}`,
  shortName,
  kind: "DATASET",
  datasetKind: "VIEW",
  domain: "general",
  firstSeen: "2026-11-24T06:24:00Z",
  monitors: {},
});

const SQL = "select day, sum(amount) as amount from core.orders group by day";

const ANSWERS: Record<string, unknown> = {
  "/api/v1/assets/1/lineage?UPSTREAM": {
    items: [
      { asset: asset(2, "core.daily"), depth: 1, via: [{ asset: 1, layers: ["SQL"], evidence: [7] }] },
      { asset: asset(3, "core.orders"), depth: 2, via: [{ asset: 2, layers: ["WAREHOUSE"], evidence: [8] }] },
    ],
    complete: false,
    reason: "1 of these lie in domains that you may not see",
    total: { DATASET: 3 },
  },
  "/api/v1/assets/1/lineage?DOWNSTREAM": { items: [], complete: true, total: {} },
  "/api/v1/assets/1/field-origins?": {
    items: [
      {
        field: "amount",
        origins: [
          {
            asset: { id: 3, shortName: "core.orders", kind: "DATASET", datasetKind: "TABLE" },
            field: "amount",
            relation: "AGGREGATION",
            layer: "SQL",
            evidence: 7,
            offset: SQL.indexOf("sum"),
            length: "sum(amount)".length,
            confidence: 1,
          },
        ],
      },
    ],
    hidden: 0,
  },
  "/api/v1/evidence/7?": {
    id: 7,
    role: "DEFINITION",
    about: { id: 1, shortName: "mart.board", kind: "DATASET", datasetKind: "VIEW" },
    dialect: "POSTGRES",
    sql: SQL,
    firstSeen: "2026-11-24T06:24:00Z",
    lastSeen: "2026-11-24T06:24:00Z",
    level: "FULL",
    confidence: 1,
    diagnostics: [],
  },
};

beforeEach(() => {
  vi.stubGlobal("fetch", async (request: Request) => {
    const { pathname, searchParams } = new URL(request.url);
    return new Response(JSON.stringify(ANSWERS[`${pathname}?${searchParams.get("direction") ?? ""}`]));
  });
});

afterEach(() => vi.unstubAllGlobals());

function show() {
  render(
    <MantineProvider>
      <QueryClientProvider client={new QueryClient()}>
        <MemoryRouter>
          <AssetLineage asset={asset(1, "mart.board")} />
        </MemoryRouter>
      </QueryClientProvider>
    </MantineProvider>,
  );
}

it("shows what is upstream by distance, what is missing, and what to do where there is nothing", async () => {
  show();
  const upstream = within(await screen.findByRole("region", { name: "Upstream" }));
  expect((await upstream.findByRole("link", { name: "core.orders" })).getAttribute("href")).toBe(
    "/assets/3?tab=lineage",
  );
  expect(upstream.getAllByText("core.daily")).toHaveLength(2); // itself, and what core.orders comes through
  expect(upstream.getByText(/in domains that you may not see/)).toBeTruthy();
  expect(await screen.findByText("Nothing that is known reads it.")).toBeTruthy();
});

it("underlines in the SQL what a field comes from", async () => {
  show();
  const why = await screen.findByRole("button", { name: "Why amount comes from core.orders.amount" });
  expect(document.querySelector("mark")).toBeNull();
  fireEvent.click(why);
  expect((await screen.findByText("sum(amount)")).tagName).toBe("MARK");
  expect((await screen.findByRole("region", { name: "SQL" })).textContent).toBe(SQL);
  expect(screen.getByText(/understood in full/)).toBeTruthy();
});
