import { useQuery } from "@tanstack/react-query";
import { api, body, keepCsrf, type Schemas } from "../api/client";

export type Me = Schemas["Me"];
type Role = Schemas["GrantRow"]["role"];

const RANK: Role[] = ["INGESTER", "VIEWER", "RESPONDER", "EDITOR", "ADMIN"];

/** Who is signed in; the whole application waits for it. */
export function useMe() {
  return useQuery({
    queryKey: ["me"],
    queryFn: async () => {
      const me = await body(api.GET("/api/v1/me"));
      keepCsrf(me.csrf);
      return me;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Whether the role in any domain reaches this far: what is offered, while the server decides what is allowed. */
export function useMay(role: Role): boolean {
  const me = useMe().data;
  return me?.grants.some((grant) => RANK.indexOf(grant.role) >= RANK.indexOf(role)) ?? false;
}
