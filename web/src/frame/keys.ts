import { useEffect, useRef } from "react";

const OFF = "headwater-keys-off";

/** Whether single keys do something; people who dictate switch it off. */
export function areKeysOn(): boolean {
  return localStorage.getItem(OFF) !== "yes";
}

export function switchKeys(on: boolean): void {
  localStorage.setItem(OFF, on ? "no" : "yes");
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName))
  );
}

/** What single keys do on this page, unless somebody types, a dialog is open or keys are off. */
export function useKeys(keys: Record<string, (event: KeyboardEvent) => void>): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const action = latest.current[event.key.toLowerCase()];
      const isMeant = !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
      const isBehind = document.querySelector("[role=dialog], [role=menu]") !== null;
      const isOnControl =
        event.key === "Enter" &&
        event.target instanceof HTMLElement &&
        event.target.closest("a, button") !== null;
      if (action && isMeant && !isBehind && !isOnControl && areKeysOn()) {
        event.preventDefault();
        action(event);
      }
    };
    window.addEventListener("keydown", hear);
    return () => window.removeEventListener("keydown", hear);
  }, []);
}

export function openKeyHelp(): void {
  window.dispatchEvent(new Event("headwater:keys"));
}
