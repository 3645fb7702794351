import { queryOptions } from "@tanstack/react-query";
import { api, body, type Query, type Schemas } from "../api/client";

export type Reached = Schemas["ReachedRow"];
export type LineagePage = Schemas["LineagePage"];
export type Origin = Schemas["OriginRow"];
export type Evidence = Schemas["EvidenceRow"];
export type Direction = NonNullable<Query<"/api/v1/assets/{id}/lineage">["direction"]>;

/** A place in a text that is asked about. */
export interface Place {
  evidence: number;
  offset: number;
  length: number;
}

export function readLineage(id: number, direction: Direction, depth: number, after: string | undefined) {
  return body(
    api.GET("/api/v1/assets/{id}/lineage", {
      params: { path: { id }, query: { direction, depth, ...(after === undefined ? {} : { after }) } },
    }),
  );
}

export function originsOf(id: number) {
  return queryOptions({
    queryKey: ["asset", id, "field-origins"],
    queryFn: () => body(api.GET("/api/v1/assets/{id}/field-origins", { params: { path: { id } } })),
  });
}

export function evidenceOf(id: number) {
  return queryOptions({
    queryKey: ["evidence", id],
    queryFn: () => body(api.GET("/api/v1/evidence/{id}", { params: { path: { id } } })),
  });
}

const LAYERS: Record<Origin["layer"], string> = {
  WAREHOUSE: "the warehouse's own record",
  SQL: "the SQL",
  DBT: "dbt",
  OPENLINEAGE: "run events",
  ORCHESTRATOR: "the orchestrator",
  BI: "the reporting tool",
  PERSON: "a person",
  NAME_MATCH: "alike names",
};

export function layerWord(layer: Origin["layer"]): string {
  return LAYERS[layer];
}

const RELATIONS: Record<Origin["relation"], string> = {
  FLOW: "flows in",
  IDENTITY: "taken as it is",
  TRANSFORMATION: "computed",
  AGGREGATION: "aggregated",
  CONDITIONAL: "decides which value",
  WINDOW: "orders or splits a window",
  FILTER: "filters rows",
  JOIN: "joins rows",
  GROUP_BY: "groups rows",
  SORT: "sorts rows",
};

export function relationWord(relation: Origin["relation"]): string {
  return RELATIONS[relation];
}

const LEVELS: Record<NonNullable<Evidence["level"]>, string> = {
  FULL: "understood in full",
  PARTIAL: "understood in part",
  TABLES: "understood for its tables alone",
  NONE: "not understood",
};

export function levelWord(level: NonNullable<Evidence["level"]>): string {
  return LEVELS[level];
}
