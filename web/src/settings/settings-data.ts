import { queryOptions } from "@tanstack/react-query";
import { api, body } from "../api/client";

const RARELY = 60_000;

export const domainsQuery = queryOptions({
  queryKey: ["domains"],
  queryFn: async () => (await body(api.GET("/api/v1/domains"))).items ?? [],
  staleTime: RARELY,
});

export const peopleQuery = queryOptions({
  queryKey: ["people"],
  queryFn: async () => (await body(api.GET("/api/v1/people"))).items ?? [],
  staleTime: RARELY,
});

export const channelsQuery = queryOptions({
  queryKey: ["channels"],
  queryFn: async () => (await body(api.GET("/api/v1/channels"))).items ?? [],
  staleTime: RARELY,
});

export const channelKindsQuery = queryOptions({
  queryKey: ["channel-kinds"],
  queryFn: async () => (await body(api.GET("/api/v1/channel-kinds"))).items ?? [],
  staleTime: Number.POSITIVE_INFINITY,
});

export const audiencesQuery = queryOptions({
  queryKey: ["audiences"],
  queryFn: async () => (await body(api.GET("/api/v1/audiences"))).items ?? [],
});

export const findingsQuery = queryOptions({
  queryKey: ["doctor"],
  queryFn: async () => (await body(api.GET("/api/v1/doctor"))).items ?? [],
});

export const tokensQuery = queryOptions({
  queryKey: ["tokens"],
  queryFn: async () => (await body(api.GET("/api/v1/tokens"))).items ?? [],
});
