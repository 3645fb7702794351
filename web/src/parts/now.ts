import { useSyncExternalStore } from "react";

const PACE = 15_000;

let now = new Date();
let timer: number | undefined;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= window.setInterval(() => {
    now = new Date();
    for (const heard of listeners) {
      heard();
    }
  }, PACE);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      window.clearInterval(timer);
      timer = undefined;
    }
  };
}

/** The time, for everything on the page that ages. */
export function useNow(): Date {
  return useSyncExternalStore(subscribe, () => now);
}
