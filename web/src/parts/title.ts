import { useEffect } from "react";

/** Names the page in the browser's tab and history. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title === "" ? "Headwater" : `${alone(title)} · Headwater`;
  }, [title]);
}

const LONGEST = 120;

/** Shut in, so that signs that turn the direction turn nothing behind it, and not so long that nothing else fits. */
function alone(text: string): string {
  const letters = [...text];
  const shown = letters.length > LONGEST ? `${letters.slice(0, LONGEST).join("")}…` : text;
  return `\u2068${shown}\u2069`;
}
