import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { MemoryRouter } from "react-router";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { countryName } from "../calendar/calendar-data";
import { CalendarPart } from "./CalendarPart";

const sent: { method: string; path: string; body: unknown }[] = [];

const ANSWERS: Record<string, unknown> = {
  "/api/v1/me": { name: "ana", grants: [{ role: "EDITOR" }] },
  "/api/v1/calendar": {
    items: [
      {
        id: 7,
        kind: "CAMPAIGN",
        name: "spring sale",
        domain: "shop",
        from: "2026-03-01T00:00:00Z",
        to: "2026-03-02T00:00:00Z",
        by: "ana",
        at: "2026-02-01T00:00:00Z",
        occasion: "INC-3",
        version: 1,
      },
    ],
  },
  "/api/v1/holidays": { items: [{ id: 1, country: "DE", by: "ana", at: "2026-02-01T00:00:00Z" }] },
  "/api/v1/holiday-countries": ["DE", "FR"],
  "/api/v1/domains": { items: [{ name: "shop", description: "", prefixes: [], version: 1 }] },
};

beforeEach(() => {
  sent.length = 0;
  vi.stubGlobal("fetch", async (request: Request) => {
    const path = new URL(request.url).pathname;
    if (request.method !== "GET") {
      sent.push({ method: request.method, path, body: JSON.parse((await request.text()) || "null") });
    }
    return new Response(JSON.stringify(ANSWERS[path] ?? { items: [] }));
  });
});

afterEach(() => vi.unstubAllGlobals());

function open() {
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <MemoryRouter>
          <CalendarPart />
        </MemoryRouter>
      </QueryClientProvider>
    </MantineProvider>,
  );
}

it("lists what is known with what it is about and who entered it", async () => {
  open();
  const row = (await screen.findByText("spring sale")).closest("tr") as HTMLElement;
  expect(row.textContent).toContain("domain shop");
  expect(row.textContent).toContain("about INC-3");
  expect(await screen.findAllByText(countryName("DE"))).not.toHaveLength(0);
});

it("adds an event of everything once it has a name", async () => {
  open();
  fireEvent.click(await screen.findByRole("button", { name: "Add an event" }));
  const add = screen.getByRole<HTMLButtonElement>("button", { name: "Add" });
  expect(add.disabled).toBe(true);
  fireEvent.change(screen.getByLabelText(/^Kind/), { target: { value: "MAINTENANCE" } });
  fireEvent.change(screen.getByLabelText(/^Name/), { target: { value: " new disks " } });
  fireEvent.click(add);
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toMatchObject({
    method: "POST",
    path: "/api/v1/calendar",
    body: { kind: "MAINTENANCE", name: "new disks" },
  });
  expect(Object.keys(sent[0]?.body as object)).toEqual(["kind", "name", "from", "to"]);
});
