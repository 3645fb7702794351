import { queryOptions } from "@tanstack/react-query";
import { api, body, type Schemas } from "../api/client";

export type Message = Schemas["MessageRow"];

export function readMessages(filter: { state: string; incident: string }, after: string | undefined) {
  return body(
    api.GET("/api/v1/messages", {
      params: {
        query: {
          ...(filter.state === "" ? {} : { state: filter.state as Message["state"] }),
          ...(filter.incident === "" ? {} : { incident: Number(filter.incident) }),
          ...(after === undefined ? {} : { after }),
        },
      },
    }),
  );
}

export function messageOf(id: number) {
  return queryOptions({
    queryKey: ["messages", id],
    queryFn: () => body(api.GET("/api/v1/messages/{id}", { params: { path: { id } } })),
  });
}

export const MESSAGE_KINDS: Record<Message["kind"], string> = {
  OPENED: "alert",
  UPDATED: "update",
  ALL_CLEAR: "all-clear",
  DIGEST: "digest",
  TROUBLE: "trouble of Headwater itself",
  NOT_MEASURED: "could not measure",
  MEASURED_AGAIN: "measured again",
  TEST: "test",
};

export const MESSAGE_STATES: Record<Message["state"], { look: string; word: string }> = {
  PENDING: { look: "state learning", word: "on its way" },
  HELD: { look: "state", word: "held for the digest" },
  DELIVERED: { look: "state good", word: "delivered" },
  SUPERSEDED: { look: "state", word: "superseded" },
  DEAD: { look: "state bad", word: "given up" },
};

/** The number in INC-214. */
export function incidentNumber(name: string): number | undefined {
  const number = Number(/^INC-(\d+)$/.exec(name)?.[1]);
  return Number.isNaN(number) ? undefined : number;
}
