import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { MemoryRouter } from "react-router";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { IncidentsPage } from "./IncidentsPage";
import type { Incident } from "./incident-data";

const incident = (id: number, rest: Partial<Incident> = {}): Incident => ({
  id,
  name: `INC-${id}`,
  headline: `18.2 % of core.t${id}.channel is null; 0.4 % is normal`,
  asset: id,
  assetName: `core.t${id}`,
  domain: "growth",
  kind: "FIELD",
  bucket: "UNKNOWN",
  stage: "NOTIFIED",
  severity: "SEV2",
  severityReason: "",
  severityBy: "rule",
  detected: "2026-11-24T06:24:00Z",
  since: "2026-11-24T06:10:00Z",
  lastFailure: "2026-11-24T07:00:00Z",
  version: 3,
  ...rest,
});

const asked: Request[] = [];

beforeEach(() => {
  const answers: Record<string, unknown> = {
    "/api/v1/incidents": { items: [incident(1), incident(2)] },
    "/api/v1/incidents/counts": { open: 2, unclaimed: 1, resolved: 4 },
    "/api/v1/incidents/2/acknowledgement": incident(2, { acknowledgedBy: "Ana" }),
    "/api/v1/incidents/2/resolution": incident(2, { stage: "RESOLVED" }),
    "/api/v1/incidents/2/resolution-effect": [
      {
        monitor: 7,
        signal: "NULL_RATE",
        field: "channel",
        segment: {},
        share: true,
        before: 3,
        after: 2,
        gone: [{ from: "2026-11-20T00:00:00Z", until: "2026-11-20T00:00:00Z", text: "expected 0 to 1 %" }],
        added: [],
        points: [{ at: "2026-11-20T00:00:00Z", state: "HEALTHY", value: 0.01, reasons: [] }],
      },
    ],
  };
  vi.stubGlobal("fetch", async (request: Request) => {
    asked.push(request.clone());
    return new Response(JSON.stringify(answers[new URL(request.url).pathname] ?? { items: [] }));
  });
});

afterEach(() => {
  asked.length = 0;
  vi.unstubAllGlobals();
});

function open(address = "/incidents") {
  render(
    <MantineProvider>
      <QueryClientProvider client={new QueryClient()}>
        <MemoryRouter initialEntries={[address]}>
          <IncidentsPage />
        </MemoryRouter>
      </QueryClientProvider>
    </MantineProvider>,
  );
}

const sent = (method: string) => asked.filter((request) => request.method === method);

it("lists incidents with the answer first, and counts them", async () => {
  open();
  const rows = await screen.findAllByRole("row");
  expect(rows).toHaveLength(3);
  expect(within(rows[1] as HTMLElement).getByRole("link").textContent).toBe(
    "18.2 % of core.t1.channel is null; 0.4 % is normal",
  );
  expect((await screen.findByText("unclaimed")).textContent).toContain("1");
});

it("asks for what the address says", async () => {
  open("/incidents?state=resolved&mine=yes&severity=SEV1&domain=growth&text=null");
  await waitFor(() => expect(asked.some(({ url }) => url.includes("/incidents?"))).toBe(true));
  const { searchParams } = new URL(asked.find(({ url }) => url.includes("/incidents?"))?.url ?? "");
  expect(Object.fromEntries(searchParams)).toEqual({
    state: "resolved",
    owner: "me",
    severity: "SEV1",
    domain: "growth",
    text: "null",
  });
});

it("acknowledges and resolves the selected row by keys", async () => {
  open();
  await screen.findAllByRole("row");
  fireEvent.keyDown(window, { key: "j" });
  fireEvent.keyDown(window, { key: "a" });
  await waitFor(() => expect(sent("POST")[0]?.url).toContain("/incidents/2/acknowledgement"));

  fireEvent.keyDown(window, { key: "r" });
  fireEvent.click(await screen.findByRole("radio", { name: /new normal/ }));
  await screen.findByText(/2 alarms in place of 3/);
  fireEvent.click(screen.getByRole("button", { name: "Resolve" }));
  const resolved = () => sent("POST").find(({ url }) => url.endsWith("/incidents/2/resolution"));
  await waitFor(() => expect(resolved()).toBeDefined());
  const resolution = resolved() as Request;
  expect(resolution.headers.get("If-Match")).toBe('"3"');
  expect(await resolution.json()).toEqual({ outcome: "EXPECTED", staysNormal: true });
});

it("does nothing by keys while somebody types", async () => {
  open();
  await screen.findAllByRole("row");
  const search = screen.getByRole("searchbox");
  fireEvent.keyDown(search, { key: "a" });
  expect(sent("POST")).toHaveLength(0);
});
