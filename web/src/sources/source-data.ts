import { queryOptions } from "@tanstack/react-query";
import { api, body, follow, type Schemas, tag } from "../api/client";

export type Source = Schemas["SourceRow"];
export type Connection = Schemas["Connection"];

const LIVELY = 3000;
const CALM = 20_000;

export const sourcesQuery = queryOptions({
  queryKey: ["sources"],
  queryFn: async () => (await body(api.GET("/api/v1/sources"))).items ?? [],
  refetchInterval: (query) =>
    query.state.data?.some((source) => source.state === "COLLECTING" || source.state === "NEW")
      ? LIVELY
      : CALM,
});

export function sourceOf(id: number) {
  return queryOptions({
    queryKey: ["sources", id],
    queryFn: () => body(api.GET("/api/v1/sources/{id}", { params: { path: { id } } })),
    refetchInterval: (query) => (query.state.data?.state === "COLLECTING" ? LIVELY : CALM),
  });
}

export const sourceKindsQuery = queryOptions({
  queryKey: ["source-kinds"],
  queryFn: async () => (await body(api.GET("/api/v1/source-kinds"))).items ?? [],
  staleTime: Number.POSITIVE_INFINITY,
});

export type Step = Schemas["StepRow"];

/** Tries a connection; every step is heard when it begins and when it ends. */
export function tryConnection(connection: Connection, heard: Heard, signal: AbortSignal) {
  return follow<Step>(api.POST("/api/v1/sources/test", { body: connection, ...lines(signal) }), heard);
}

/** The same for a source that is connected; without a secret, with the one that is kept. */
export function tryAgain(source: Source, settings: Schemas["Retrial"], heard: Heard, signal: AbortSignal) {
  return follow<Step>(
    api.POST("/api/v1/sources/{id}/test", {
      params: { path: { id: source.id } },
      body: settings,
      ...lines(signal),
    }),
    heard,
  );
}

type Heard = (step: Step) => void;

const lines = (signal: AbortSignal) => ({
  headers: { Accept: "application/x-ndjson" },
  parseAs: "stream" as const,
  signal,
});

export function addSource(draft: Schemas["SourceDraft"]) {
  return body(api.POST("/api/v1/sources", { body: draft }));
}

/** Everything that a change has to say again, as it stands. */
export function asItStands(source: Source): Schemas["SourceChange"] {
  const { zone, everySeconds, statementSeconds, lockSeconds, concurrent, perHourSeconds } = source;
  return {
    settings: source.settings,
    paused: source.paused,
    reading: { zone, everySeconds, statementSeconds, lockSeconds, concurrent, perHourSeconds },
  };
}

export function changeSource(source: Source, change: Schemas["SourceChange"]) {
  return body(
    api.PUT("/api/v1/sources/{id}", {
      params: { path: { id: source.id }, header: tag(source.version) },
      body: change,
    }),
  );
}

export function removeSource(source: Source) {
  return body(api.DELETE("/api/v1/sources/{id}", { params: { path: { id: source.id } } }));
}

export function collectNow(source: Source) {
  return body(api.POST("/api/v1/sources/{id}/collection", { params: { path: { id: source.id } } }));
}
