import { queryOptions } from "@tanstack/react-query";
import { api, body } from "../api/client";

/** The last days of a monitor's series; without a segment the one of all rows. */
export function chartOf(monitor: number, days: number, segment: Record<string, string> = {}) {
  const of = Object.keys(segment).length === 0 ? "" : JSON.stringify(segment);
  return queryOptions({
    queryKey: ["chart", monitor, days, of],
    queryFn: () =>
      body(
        api.GET("/api/v1/monitors/{id}/chart", {
          params: { path: { id: monitor }, query: of === "" ? { days } : { days, segment: of } },
        }),
      ),
    staleTime: 120_000,
  });
}
