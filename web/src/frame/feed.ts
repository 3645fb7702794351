import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

/** Something happened to an incident. */
export interface FeedItem {
  at: string;
  incident: number;
  kind: string;
}

const REOPEN_AFTER = 5000;
const listeners = new Set<(item: FeedItem) => void>();

/** Hears what happens to incidents while the page is shown. */
export function onFeed(listener: (item: FeedItem) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Keeps the live feed open while somebody looks; what was missed in between is read again. */
export function useFeed(): void {
  const client = useQueryClient();
  useEffect(() => {
    const feed = new LiveFeed(client);
    feed.follow();
    const turn = () => (document.hidden ? feed.leave() : feed.follow());
    document.addEventListener("visibilitychange", turn);
    return () => {
      document.removeEventListener("visibilitychange", turn);
      feed.leave();
    };
  }, [client]);
}

class LiveFeed {
  private source: EventSource | null = null;
  private timer: number | undefined;
  private wasOpen = false;
  private readonly client: QueryClient;

  constructor(client: QueryClient) {
    this.client = client;
  }

  follow(): void {
    if (this.source !== null || typeof EventSource === "undefined") {
      return;
    }
    const source = new EventSource("/api/v1/events");
    this.source = source;
    const isReturning = this.wasOpen;
    source.addEventListener(
      "open",
      () => {
        this.wasOpen = true;
        if (isReturning) {
          void this.client.invalidateQueries();
        }
      },
      { once: true },
    );
    source.addEventListener("incident", (event) => this.hear(JSON.parse(event.data) as FeedItem));
    source.onerror = () => {
      // a connection that broke is taken up again by the browser, from the event it had last
      if (source.readyState === EventSource.CLOSED) {
        this.leave();
        this.timer = window.setTimeout(() => this.follow(), REOPEN_AFTER);
      }
    };
  }

  leave(): void {
    window.clearTimeout(this.timer);
    this.source?.close();
    this.source = null;
  }

  private hear(item: FeedItem): void {
    void this.client.invalidateQueries({ queryKey: ["incident", item.incident] });
    void this.client.invalidateQueries({ queryKey: ["incident-counts"] });
    for (const listener of listeners) {
      listener(item);
    }
  }
}
