import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { onFeed } from "../frame/feed";
import { type Incident, type IncidentFilter, incidentOf } from "./incident-data";

type Pages = { pages: { items?: Incident[]; next?: string }[]; pageParams: unknown[] };

/** Rows on the page are mended in place; new incidents wait behind a bar, so that nothing moves under the pointer. */
export function useNews(shown: Incident[], filter: IncidentFilter) {
  const client = useQueryClient();
  const [fresh, setFresh] = useState<ReadonlySet<number>>(new Set());
  const latest = useRef({ shown, filter });
  latest.current = { shown, filter };

  useEffect(
    () =>
      onFeed(async (item) => {
        const { shown: rows, filter: wanted } = latest.current;
        if (rows.some((row) => row.id === item.incident)) {
          const { incident } = await client.fetchQuery({ ...incidentOf(item.incident), staleTime: 0 });
          client.setQueryData<Pages>(["incidents", wanted], (before) => before && withRow(before, incident));
        } else if (wanted.state === "open" && ["OPENED", "REOPENED"].includes(item.kind)) {
          setFresh((before) => new Set(before).add(item.incident));
        }
      }),
    [client],
  );

  const known = new Set(shown.map((incident) => incident.id));
  return {
    number: [...fresh].filter((id) => !known.has(id)).length,
    show: () => {
      setFresh(new Set());
      void client.invalidateQueries({ queryKey: ["incidents"] });
    },
  };
}

function withRow(pages: Pages, incident: Incident): Pages {
  return {
    ...pages,
    pages: pages.pages.map((page) => ({
      ...page,
      items: (page.items ?? []).map((row) => (row.id === incident.id ? incident : row)),
    })),
  };
}
