import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { Problem } from "../api/problem";
import { ProblemNote } from "./Notes";

function show(error: unknown) {
  const client = new QueryClient();
  const reload = vi.spyOn(client, "invalidateQueries");
  render(
    <MantineProvider>
      <QueryClientProvider client={client}>
        <ProblemNote error={error} doing="Tuning" />
      </QueryClientProvider>
    </MantineProvider>,
  );
  return reload;
}

it("offers to look again when somebody else was faster", () => {
  const reload = show(new Problem(412, "INC-7 has changed"));
  expect(screen.getByRole("alert").textContent).toContain("changed meanwhile");
  fireEvent.click(screen.getByRole("button", { name: "Reload" }));
  expect(reload).toHaveBeenCalled();
});

it("says what did not work in the server's words", () => {
  show(new Problem(400, "low: must not be above high"));
  expect(screen.getByRole("alert").textContent).toBe("Tuning did not work. low: must not be above high");
});

it("says nothing when nothing is wrong", () => {
  show(null);
  expect(screen.queryByRole("alert")).toBeNull();
});
