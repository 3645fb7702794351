import { useQueries } from "@tanstack/react-query";
import { api, body, type Schemas } from "../api/client";

export type Spark = Schemas["SparklineRow"];

/** As many as the server draws at once, less one half: what is shown more is asked for by itself. */
const AT_ONCE = 50;

/** The small pictures of the rows that are shown, by their numbers; each stretch of a list is asked for once. */
export function useSparks(of: "incident" | "monitor", ids: number[], wanted = true): Map<number, Spark> {
  const stretches = [];
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    stretches.push(ids.slice(from, from + AT_ONCE));
  }
  return useQueries({
    queries: stretches.map((some) => ({
      queryKey: ["sparklines", of, some],
      queryFn: () => body(api.GET("/api/v1/sparklines", { params: { query: { [of]: some } } })),
      staleTime: 120_000,
      enabled: wanted,
    })),
    combine: (results) =>
      new Map(results.flatMap(({ data }) => data?.items ?? []).map((spark) => [spark.of, spark])),
  });
}
