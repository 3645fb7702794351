import type { ReactNode } from "react";
import { useAddress } from "../parts/address";

const CHOICES = [14, 60, 180];

/** How many days a chart shows, which the address holds, and where somebody chooses. */
export function useDays(): [number, ReactNode] {
  const [get, set] = useAddress();
  const days = CHOICES.find((choice) => String(choice) === get("days")) ?? 14;
  return [
    days,
    <span key="days" className="days">
      {CHOICES.map((choice) => (
        <button
          key={choice}
          type="button"
          className={days === choice ? "link" : "link faint"}
          aria-pressed={days === choice}
          onClick={() => set({ days: choice === 14 ? null : String(choice) })}
        >
          {choice} days
        </button>
      ))}
    </span>,
  ];
}
