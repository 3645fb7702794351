import { queryOptions } from "@tanstack/react-query";
import { api, body, type Query, type Schemas, tag } from "../api/client";

export type Monitor = Schemas["MonitorRow"];
export type MonitorWish = Schemas["MonitorWish"];
export type Portrait = Schemas["PortraitRow"];
export type Verdict = Schemas["VerdictRow"];

export interface MonitorFilter {
  text: string;
  kind: string;
  state: string;
  sort: string;
}

type MonitorQuery = Query<"/api/v1/monitors">;

export function readMonitors(filter: MonitorFilter, after: string | undefined) {
  return body(
    api.GET("/api/v1/monitors", {
      params: {
        query: {
          ...(filter.text === "" ? {} : { text: filter.text }),
          ...(filter.kind === "" ? {} : { kind: filter.kind as Monitor["kind"] }),
          ...(filter.state === "" ? {} : { state: filter.state as NonNullable<Monitor["state"]> }),
          sort: filter.sort as NonNullable<MonitorQuery["sort"]>,
          ...(after === undefined ? {} : { after }),
        },
      },
    }),
  );
}

export function monitorOf(id: number) {
  return queryOptions({
    queryKey: ["monitors", id],
    queryFn: () => body(api.GET("/api/v1/monitors/{id}", { params: { path: { id } } })),
  });
}

export function tune(monitor: Monitor, wish: MonitorWish) {
  return body(
    api.PUT("/api/v1/monitors/{id}", {
      params: { path: { id: monitor.id }, header: tag(monitor.version) },
      body: wish,
    }),
  );
}

/** How the API names a segment; the series of all rows has no name. */
function named(segment: Record<string, string>): { segment?: string } {
  return Object.keys(segment).length === 0 ? {} : { segment: JSON.stringify(segment) };
}

/** What was learnt of a series, in words. */
export function portraitOf(id: number, segment: Record<string, string>) {
  return queryOptions({
    queryKey: ["chart", "portrait", id, JSON.stringify(segment)],
    queryFn: () =>
      body(api.GET("/api/v1/monitors/{id}/portrait", { params: { path: { id }, query: named(segment) } })),
  });
}

/** What the monitor thought of a series, the latest window first; an empty state is any. */
export function readVerdicts(
  id: number,
  segment: Record<string, string>,
  state: string,
  after: string | undefined,
) {
  return body(
    api.GET("/api/v1/monitors/{id}/judgements", {
      params: {
        path: { id },
        query: {
          ...named(segment),
          ...(state === "" ? {} : { state: state as Verdict["state"] }),
          ...(after === undefined ? {} : { after }),
        },
      },
    }),
  );
}

/** Whether it has values over time; deadlines, schemas and runs have none. */
export function hasSeries(monitor: Monitor): boolean {
  return monitor.kind === "VOLUME" || monitor.kind === "FIELD";
}

/** Whether it judges the shares of all values of a field together, rather than one number. */
export function isOfShares(monitor: Monitor): boolean {
  return monitor.signal === "CATEGORIES";
}

/** What it watches: an asset, or a field of it. */
export function watchedName(monitor: Monitor): string {
  return monitor.field === "" ? monitor.assetName : `${monitor.assetName}.${monitor.field}`;
}
