import { queryOptions } from "@tanstack/react-query";
import { api, body, type Query, type Schemas, tag } from "../api/client";

export type Incident = Schemas["IncidentRow"];
export type IncidentDetail = Schemas["IncidentDetail"];
export type Symptom = Schemas["SymptomRow"];
export type Explanation = Schemas["ExplanationRow"];
export type Resolution = Schemas["ResolutionWish"];

export interface IncidentFilter {
  state: string;
  mine: boolean;
  domain: string;
  severity: string;
  text: string;
  sort: IncidentSort;
}

export type IncidentSort = NonNullable<Query<"/api/v1/incidents">["sort"]>;

export function readIncidents(filter: IncidentFilter, after: string | undefined) {
  return body(
    api.GET("/api/v1/incidents", {
      params: {
        query: {
          state: filter.state,
          ...(filter.mine ? { owner: "me" } : {}),
          ...(filter.domain === "" ? {} : { domain: filter.domain }),
          ...(filter.severity === "" ? {} : { severity: filter.severity as Incident["severity"] }),
          ...(filter.text === "" ? {} : { text: filter.text }),
          ...(filter.sort === "SEVERITY" ? {} : { sort: filter.sort }),
          ...(after === undefined ? {} : { after }),
        },
      },
    }),
  );
}

export const countsOfIncidents = queryOptions({
  queryKey: ["incident-counts"],
  queryFn: () => body(api.GET("/api/v1/incidents/counts")),
});

export function incidentOf(id: number) {
  return queryOptions({
    queryKey: ["incident", id],
    queryFn: () => body(api.GET("/api/v1/incidents/{id}", { params: { path: { id } } })),
  });
}

/** What has to be read again after something was done to an incident. */
export function touched(id: number) {
  return [["incident", id], ["incidents"], ["incident-counts"]];
}

const path = (incident: Incident) => ({ path: { id: incident.id } });

export function acknowledge(incident: Incident) {
  return body(api.POST("/api/v1/incidents/{id}/acknowledgement", { params: path(incident) }));
}

export function assign(incident: Incident, person: number | undefined) {
  return body(
    api.PUT("/api/v1/incidents/{id}/owner", {
      params: { ...path(incident), header: tag(incident.version) },
      body: person === undefined ? {} : { person },
    }),
  );
}

export function rate(incident: Incident, wish: Schemas["SeverityWish"]) {
  return body(
    api.PUT("/api/v1/incidents/{id}/severity", {
      params: { ...path(incident), header: tag(incident.version) },
      body: wish,
    }),
  );
}

export function moveTo(incident: Incident, stage: Incident["stage"]) {
  return body(
    api.PUT("/api/v1/incidents/{id}/stage", {
      params: { ...path(incident), header: tag(incident.version) },
      body: { stage },
    }),
  );
}

export function resolve(incident: Incident, wish: Resolution) {
  return body(
    api.POST("/api/v1/incidents/{id}/resolution", {
      params: { ...path(incident), header: tag(incident.version) },
      body: wish,
    }),
  );
}

export function comment(incident: Incident, text: string) {
  return body(api.POST("/api/v1/incidents/{id}/comments", { params: path(incident), body: { text } }));
}
