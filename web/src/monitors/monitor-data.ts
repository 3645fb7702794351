import { queryOptions } from "@tanstack/react-query";
import { api, body, type Query, type Schemas, tag } from "../api/client";

export type Monitor = Schemas["MonitorRow"];
export type MonitorWish = Schemas["MonitorWish"];

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

/** Whether it has values over time; deadlines, schemas and runs have none. */
export function hasSeries(monitor: Monitor): boolean {
  return monitor.kind === "VOLUME" || monitor.kind === "FIELD";
}

/** What it watches: an asset, or a field of it. */
export function watchedName(monitor: Monitor): string {
  return monitor.field === "" ? monitor.assetName : `${monitor.assetName}.${monitor.field}`;
}
