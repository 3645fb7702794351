import { Button, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { api, body, type Schemas, tag } from "../api/client";
import { useChange } from "../api/lists";
import { Problem } from "../api/problem";
import { useMay } from "../session/me";
import { FormCard } from "./FormCard";
import { Part } from "./Part";
import { domainsQuery } from "./settings-data";

type Domain = Schemas["DomainRow"];

export function DomainsPart() {
  const query = useQuery(domainsQuery);
  const mayAdminister = useMay("ADMIN");
  const [form, setForm] = useState<Domain | "new" | null>(null);
  const domains = query.data ?? [];
  return (
    <Part
      title="Domains"
      intro="A domain is a set of assets that one team owns. Assets whose names begin with one of its prefixes are in it; all others are in the domain of their source."
      action="Add a domain"
      onAdd={mayAdminister ? () => setForm("new") : undefined}
      form={
        form === null ? null : (
          <DomainForm
            key={form === "new" ? "new" : form.name}
            domain={form === "new" ? undefined : form}
            onClose={() => setForm(null)}
          />
        )
      }
      isReading={query.isPending}
      error={query.error}
    >
      <table className="list folds">
        <thead>
          <tr>
            <th>Domain</th>
            <th>Description</th>
            <th>Prefixes of names</th>
            <th>
              <span className="unseen">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {domains.map((domain) => (
            <tr key={domain.name}>
              <td>
                <Link to={`/assets?domain=${encodeURIComponent(domain.name)}`}>
                  <b>{domain.name}</b>
                </Link>
              </td>
              <td className="soft">{domain.description}</td>
              <td data-label="Prefixes">
                {domain.prefixes.map((prefix) => (
                  <div key={prefix} className="mono">
                    {prefix}
                  </div>
                ))}
              </td>
              <td>
                {mayAdminister ? (
                  <div className="actions">
                    <Button onClick={() => setForm(domain)} aria-label={`Change ${domain.name}`}>
                      Change…
                    </Button>
                  </div>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  );
}

function DomainForm({ domain, onClose }: { domain: Domain | undefined; onClose: () => void }) {
  const [name, setName] = useState(domain?.name ?? "");
  const [description, setDescription] = useState(domain?.description ?? "");
  const [prefixes, setPrefixes] = useState((domain?.prefixes ?? []).join("\n"));
  const save = useChange(
    (change: Schemas["DomainChange"]) =>
      body(
        domain === undefined
          ? api.POST("/api/v1/domains", { body: { name: name.trim(), ...change } })
          : api.PUT("/api/v1/domains/{name}", {
              params: { path: { name: domain.name }, header: tag(domain.version) },
              body: change,
            }),
      ),
    [["domains"], ["assets"]],
  );
  const problem = save.error ? Problem.of(save.error) : undefined;
  return (
    <FormCard
      title={domain ? `Change ${domain.name}` : "Add a domain"}
      action={domain ? "Save" : "Add"}
      isReady={name.trim() !== ""}
      isPending={save.isPending}
      error={save.error}
      onClose={onClose}
      onSubmit={() =>
        save.mutate(
          {
            description: description.trim(),
            prefixes: prefixes
              .split("\n")
              .map((line) => line.trim())
              .filter((line) => line !== ""),
          },
          { onSuccess: onClose },
        )
      }
    >
      <div className="pairs">
        <TextInput
          label="Name"
          required
          disabled={domain !== undefined}
          value={name}
          error={problem?.field("name")}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label="Description"
          value={description}
          error={problem?.field("description")}
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
      </div>
      <Textarea
        label="Prefixes of names"
        description="One a line: shop.core holds shop.core.orders. Assets that fit move here."
        rows={3}
        value={prefixes}
        error={problem?.field("prefixes")}
        onChange={(event) => setPrefixes(event.currentTarget.value)}
        styles={{ input: { fontFamily: "var(--mono)" } }}
      />
    </FormCard>
  );
}
