import { queryOptions } from "@tanstack/react-query";
import { api, body, type Schemas, tag } from "../api/client";

export type CalendarEvent = Schemas["EventRow"];
export type EventWish = Schemas["EventWish"];
export type EventNamed = Schemas["EventNamed"];
export type Country = Schemas["CountryRow"];

export const EVENT_KINDS: { value: CalendarEvent["kind"]; label: string; allows: string }[] = [
  { value: "CAMPAIGN", label: "Campaign", allows: "more may come" },
  { value: "RELEASE", label: "Release", allows: "values may move twice as far" },
  { value: "BACKFILL", label: "Backfill", allows: "more may come" },
  { value: "MAINTENANCE", label: "Maintenance", allows: "nothing may come, and data may be late" },
  { value: "HOLIDAY", label: "Holiday", allows: "as little may come as on the quietest day of the week" },
];

export function eventWord(kind: CalendarEvent["kind"]): string {
  return EVENT_KINDS.find(({ value }) => value === kind)?.label ?? kind;
}

export function readEvents(text: string, after: string | undefined) {
  return body(
    api.GET("/api/v1/calendar", {
      params: {
        query: { ...(text === "" ? {} : { text }), ...(after === undefined ? {} : { after }) },
      },
    }),
  );
}

export function saveEvent(event: CalendarEvent | undefined, wish: EventWish) {
  return body(
    event === undefined
      ? api.POST("/api/v1/calendar", { body: wish })
      : api.PUT("/api/v1/calendar/{id}", {
          params: { path: { id: event.id }, header: tag(event.version) },
          body: wish,
        }),
  );
}

export function removeEvent(id: number) {
  return body(api.DELETE("/api/v1/calendar/{id}", { params: { path: { id } } }));
}

export const countriesQuery = queryOptions({
  queryKey: ["holidays"],
  queryFn: async () => (await body(api.GET("/api/v1/holidays"))).items ?? [],
});

export const knownCountriesQuery = queryOptions({
  queryKey: ["holiday-countries"],
  queryFn: () => body(api.GET("/api/v1/holiday-countries")),
  staleTime: Number.POSITIVE_INFINITY,
});

const names = new Intl.DisplayNames(undefined, { type: "region" });

/** A country as the reader calls it. */
export function countryName(code: string): string {
  return names.of(code) ?? code;
}

/** What has to be read again when it is known what happens: bands everywhere. */
export const TOUCHED = [["calendar"], ["holidays"], ["chart"], ["monitors"]];
