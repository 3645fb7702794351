import { queryOptions } from "@tanstack/react-query";
import { api, body, type Schemas } from "../api/client";

export type Effect = Schemas["EffectRow"];
export type Label = Schemas["LabelRow"];
export type LabelWish = Schemas["LabelWish"];
export type TuningTrial = Schemas["TuningWish"];
export type OutcomeTrial = Schemas["OutcomeWish"];

/** What another tuning would have told of the last sixty days. */
export function tuningEffectOf(monitor: number, trial: TuningTrial) {
  return queryOptions({
    queryKey: ["chart", "tuning-effect", monitor, JSON.stringify(trial)],
    queryFn: () =>
      body(
        api.POST("/api/v1/monitors/{id}/tuning-effect", { params: { path: { id: monitor } }, body: trial }),
      ),
  });
}

/** What saying something of a stretch would have changed. */
export function labelEffectOf(monitor: number, wish: LabelWish) {
  return queryOptions({
    queryKey: ["chart", "label-effect", monitor, JSON.stringify(wish)],
    queryFn: () =>
      body(api.POST("/api/v1/monitors/{id}/label-effect", { params: { path: { id: monitor } }, body: wish })),
  });
}

/** What an outcome teaches each series of an incident. */
export function resolutionEffectOf(incident: number, trial: OutcomeTrial) {
  return queryOptions({
    queryKey: ["chart", "resolution-effect", incident, JSON.stringify(trial)],
    queryFn: () =>
      body(
        api.POST("/api/v1/incidents/{id}/resolution-effect", {
          params: { path: { id: incident } },
          body: trial,
        }),
      ),
  });
}

export function labelsOf(monitor: number) {
  return queryOptions({
    queryKey: ["chart", "labels", monitor],
    queryFn: () => body(api.GET("/api/v1/monitors/{id}/labels", { params: { path: { id: monitor } } })),
  });
}

export function say(monitor: number, wish: LabelWish) {
  return body(api.POST("/api/v1/monitors/{id}/labels", { params: { path: { id: monitor } }, body: wish }));
}

export function takeBack(monitor: number, number: number) {
  return body(
    api.DELETE("/api/v1/monitors/{id}/labels/{number}", { params: { path: { id: monitor, number } } }),
  );
}

/** What has to be read again after something was said of a monitor. */
export function touched(monitor: number) {
  return [["chart"], ["monitors", monitor]];
}
