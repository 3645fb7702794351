import { Button, NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Schemas } from "../api/client";
import { ROLES, roleWord } from "../words/labels";
import { domainsQuery } from "./settings-data";

export type Grant = Schemas["GrantRow"];

/** Roles, each for one domain or for all. */
export function GrantFields({ grants, onChange }: { grants: Grant[]; onChange: (grants: Grant[]) => void }) {
  const domains = useQuery(domainsQuery).data ?? [];
  const change = (index: number, grant: Grant) =>
    onChange(grants.map((old, place) => (place === index ? grant : old)));
  return (
    <fieldset className="grants">
      <legend>May do</legend>
      {grants.map((grant, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a grant is its place in the form
        <div className="grant" key={index}>
          <NativeSelect
            aria-label={`Role ${index + 1}`}
            value={grant.role}
            data={ROLES}
            onChange={(event) =>
              change(index, { ...grant, role: event.currentTarget.value as Grant["role"] })
            }
          />
          <NativeSelect
            aria-label={`Domain of role ${index + 1}`}
            value={grant.domain ?? ""}
            data={[
              { value: "", label: "in all domains" },
              ...domains.map(({ name }) => ({ value: name, label: `in ${name}` })),
            ]}
            onChange={(event) => {
              const domain = event.currentTarget.value;
              change(index, domain === "" ? { role: grant.role } : { role: grant.role, domain });
            }}
          />
          {grants.length > 1 ? (
            <Button
              aria-label={`Take role ${index + 1} away`}
              onClick={() => onChange(grants.filter((_, place) => place !== index))}
            >
              Take away
            </Button>
          ) : null}
        </div>
      ))}
      <div>
        <Button onClick={() => onChange([...grants, { role: "VIEWER" }])}>One more role</Button>
      </div>
    </fieldset>
  );
}

export function grantWords(grants: Grant[]): string {
  return grants.length === 0
    ? "nothing"
    : grants.map(({ role, domain }) => `${roleWord(role)}${domain ? ` in ${domain}` : ""}`).join(", ");
}
