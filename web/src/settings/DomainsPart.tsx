import { Button, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { api, body, type Schemas, tag } from "../api/client";
import { useChange } from "../api/lists";
import { Problem } from "../api/problem";
import type { Column } from "../parts/columns";
import { FormCard } from "../parts/FormCard";
import { Ident } from "../parts/Ident";
import { Empty } from "../parts/Notes";
import { TextField } from "../parts/TextField";
import { useMay } from "../session/me";
import { actionsColumn, Part } from "./Part";
import { domainsQuery } from "./settings-data";

type Domain = Schemas["DomainRow"];

const COLUMNS: Column<Domain>[] = [
  {
    key: "domain",
    word: "Domain",
    plain: true,
    cell: ({ name }) => (
      <Link to={`/assets?domain=${encodeURIComponent(name)}`}>
        <b>
          <bdi>{name}</bdi>
        </b>
      </Link>
    ),
  },
  {
    key: "description",
    word: "Description",
    look: "soft",
    plain: true,
    cell: ({ description }) => <bdi>{description}</bdi>,
  },
  {
    key: "prefixes",
    word: "Prefixes of names",
    cell: ({ prefixes }) =>
      prefixes.map((prefix) => (
        <div key={prefix}>
          <Ident>{prefix}</Ident>
        </div>
      )),
  },
];

export function DomainsPart() {
  const query = useQuery(domainsQuery);
  const mayAdminister = useMay("ADMIN");
  const [form, setForm] = useState<Domain | "new" | null>(null);
  const actions = actionsColumn<Domain>((domain) => (
    <div className="actions">
      <Button onClick={() => setForm(domain)} aria-label={`Change ${domain.name}`}>
        Change…
      </Button>
    </div>
  ));
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
      query={query}
      columns={mayAdminister ? [...COLUMNS, actions] : COLUMNS}
      keyOf={({ name }) => name}
      empty={
        <Empty>
          <p>There is no domain.</p>
        </Empty>
      }
    />
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
        <TextField
          label="Name"
          required
          disabled={domain !== undefined}
          word="name"
          value={name}
          problem={problem}
          onType={setName}
        />
        <TextField
          label="Description"
          word="description"
          value={description}
          problem={problem}
          onType={setDescription}
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
