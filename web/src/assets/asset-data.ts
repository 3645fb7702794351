import { queryOptions } from "@tanstack/react-query";
import { api, body, type Query, type Schemas } from "../api/client";

export type Asset = Schemas["AssetRow"];
export type AssetDetail = Schemas["AssetDetail"];
export type Field = Schemas["FieldRow"];

type AssetQuery = Query<"/api/v1/assets">;

/** Empty texts narrow nothing down. */
export interface AssetFilter {
  text: string;
  domain: string;
  source: string;
  kind: string;
  health: string;
  sort: string;
}

export const ASSET_KINDS: { value: NonNullable<AssetQuery["kind"]>; label: string }[] = [
  { value: "DATASET", label: "Datasets" },
  { value: "JOB", label: "Jobs" },
];

export const HEALTHS: { value: NonNullable<AssetQuery["health"]>; label: string }[] = [
  { value: "ANOMALOUS", label: "Anomalous" },
  { value: "NOT_MEASURED", label: "Could not measure" },
  { value: "HEALTHY", label: "Healthy or learning" },
  { value: "UNWATCHED", label: "Not watched" },
];

export function readAssets(filter: AssetFilter, after: string | undefined) {
  return body(
    api.GET("/api/v1/assets", {
      params: {
        query: {
          ...(filter.text === "" ? {} : { text: filter.text }),
          ...(filter.domain === "" ? {} : { domain: filter.domain }),
          ...(filter.source === "" ? {} : { source: Number(filter.source) }),
          ...(filter.kind === "" ? {} : { kind: filter.kind as NonNullable<AssetQuery["kind"]> }),
          ...(filter.health === "" ? {} : { health: filter.health as NonNullable<AssetQuery["health"]> }),
          sort: filter.sort as NonNullable<AssetQuery["sort"]>,
          ...(after === undefined ? {} : { after }),
        },
      },
    }),
  );
}

const path = (id: number) => ({ params: { path: { id } } });

export function assetOf(id: number) {
  return queryOptions({
    queryKey: ["asset", id],
    queryFn: () => body(api.GET("/api/v1/assets/{id}", path(id))),
  });
}

export function schemaVersionsOf(id: number) {
  return queryOptions({
    queryKey: ["asset", id, "schema-versions"],
    queryFn: async () => (await body(api.GET("/api/v1/assets/{id}/schema-versions", path(id)))).items,
  });
}

export function readLoads(id: number, after: string | undefined) {
  return body(
    api.GET("/api/v1/assets/{id}/loads", {
      params: { path: { id }, query: after === undefined ? {} : { after } },
    }),
  );
}

export function runsOf(id: number) {
  return queryOptions({
    queryKey: ["asset", id, "runs"],
    queryFn: async () => (await body(api.GET("/api/v1/assets/{id}/runs", path(id)))).items,
  });
}

export function monitorsOf(id: number) {
  return queryOptions({
    queryKey: ["monitors", "of-asset", id],
    queryFn: async () =>
      (await body(api.GET("/api/v1/monitors", { params: { query: { asset: id, limit: 500 } } }))).items,
  });
}

export function incidentsOf(id: number) {
  return queryOptions({
    queryKey: ["incidents", "of-asset", id],
    queryFn: async () =>
      (await body(api.GET("/api/v1/incidents", { params: { query: { asset: id, state: "open" } } }))).items,
  });
}

export function chooseTimeColumn(id: number, field: string) {
  return body(api.PUT("/api/v1/assets/{id}/time-column", { ...path(id), body: { field } }));
}

export function moveToDomain(id: number, domain: string) {
  return body(api.PUT("/api/v1/assets/{id}/domain", { ...path(id), body: { domain } }));
}

export function measureNow(id: number) {
  return body(api.POST("/api/v1/assets/{id}/measurement", path(id)));
}

const KINDS: Record<Asset["datasetKind"], string> = {
  TABLE: "table",
  PARTITIONED_TABLE: "partitioned table",
  PARTITION: "partition",
  VIEW: "view",
  MATERIALIZED_VIEW: "materialized view",
  FOREIGN_TABLE: "foreign table",
  UNKNOWN: "dataset",
};

export function kindOf(asset: Asset): string {
  return asset.kind === "JOB" ? "job" : KINDS[asset.datasetKind];
}
