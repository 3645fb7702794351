import { useQuery } from "@tanstack/react-query";
import { Choice } from "../parts/Choice";
import { domainsQuery } from "./settings-data";

/** A filter by domain. */
export function DomainChoice({ value, onChoose }: { value: string; onChoose: (value: string) => void }) {
  const domains = useQuery(domainsQuery).data ?? [];
  return (
    <Choice
      label="Domain"
      any="Domain: any"
      value={value}
      choices={domains.map(({ name }) => ({ value: name, label: name }))}
      onChoose={onChoose}
    />
  );
}
