import { useSyncExternalStore } from "react";

const STAYS = 6000;

let text = "";
let timer: number | undefined;
const listeners = new Set<() => void>();

function set(next: string): void {
  text = next;
  for (const heard of listeners) {
    heard();
  }
}

/** Says shortly what has been done, to the eye and to the ear. */
export function say(sentence: string): void {
  set(sentence);
  window.clearTimeout(timer);
  timer = window.setTimeout(() => set(""), STAYS);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function Said() {
  const said = useSyncExternalStore(subscribe, () => text);
  return (
    <div className={said === "" ? "said" : "said shown"} role="status" aria-live="polite">
      {said}
    </div>
  );
}
