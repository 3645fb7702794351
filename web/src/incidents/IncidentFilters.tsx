import type { ReactNode, RefObject } from "react";
import { Choice } from "../parts/Choice";
import { SearchField } from "../parts/SearchField";
import { DomainChoice } from "../settings/DomainChoice";
import { SEVERITIES } from "../words/labels";
import type { IncidentFilter } from "./incident-data";

interface Props {
  filter: IncidentFilter;
  set: (changes: Record<string, string | null>) => void;
  search: RefObject<HTMLInputElement | null>;
  /** What else stands in the line. */
  children: ReactNode;
}

export function IncidentFilters({ filter, set, search, children }: Props) {
  const isOpen = filter.state === "open";
  return (
    <search className="chips" aria-label="Which incidents to show">
      <button type="button" className="chip" aria-pressed={isOpen} onClick={() => set({ state: null })}>
        Open
      </button>
      <button
        type="button"
        className="chip"
        aria-pressed={!isOpen}
        onClick={() => set({ state: "resolved" })}
      >
        Resolved
      </button>
      <button
        type="button"
        className="chip"
        aria-pressed={filter.mine}
        onClick={() => set({ mine: filter.mine ? null : "yes" })}
      >
        Mine
      </button>
      <span className="grow" />
      <DomainChoice value={filter.domain} onChoose={(domain) => set({ domain })} />
      <Choice
        label="Severity"
        any="Severity: any"
        value={filter.severity}
        choices={SEVERITIES.map((value) => ({ value, label: value }))}
        onChoose={(severity) => set({ severity })}
      />
      <SearchField
        label="Search headlines"
        value={filter.text}
        field={search}
        hint="/"
        onSearch={(text) => set({ text })}
      />
      {children}
    </search>
  );
}
