import { useCallback } from "react";
import { useSearchParams } from "react-router";

/** Filters that live in the address, so that a pasted link shows the same. */
export function useAddress(): [(name: string) => string, (changes: Record<string, string | null>) => void] {
  const [params, setParams] = useSearchParams();
  const get = useCallback((name: string) => params.get(name) ?? "", [params]);
  const set = useCallback(
    (changes: Record<string, string | null>) =>
      setParams(
        (before) => {
          const after = new URLSearchParams(before);
          for (const [name, value] of Object.entries(changes)) {
            if (value === null || value === "") {
              after.delete(name);
            } else {
              after.set(name, value);
            }
          }
          return after;
        },
        { replace: true },
      ),
    [setParams],
  );
  return [get, set];
}
