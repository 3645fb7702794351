import { NativeSelect, Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useChange } from "../api/lists";
import { Problem } from "../api/problem";
import { readAssets } from "../assets/asset-data";
import { FormCard } from "../parts/FormCard";
import { FromTo, isStretch } from "../parts/FromTo";
import { TextField } from "../parts/TextField";
import { useMay } from "../session/me";
import { domainsQuery } from "../settings/settings-data";
import { localInput } from "../words/time";
import { type CalendarEvent, EVENT_KINDS, type EventWish, saveEvent, TOUCHED } from "./calendar-data";

const DAY = 86_400_000;

type Scope = "everything" | "domain" | "asset";

interface Props {
  /** Absent for one to be added. */
  event: CalendarEvent | undefined;
  onClose: () => void;
}

/** An event with what it is about, its kind and when it is. */
export function EventForm({ event, onClose }: Props) {
  const mayEdit = useMay("EDITOR");
  const [kind, setKind] = useState<CalendarEvent["kind"]>(event?.kind ?? "CAMPAIGN");
  const [name, setName] = useState(event?.name ?? "");
  const [from, setFrom] = useState(() => localInput(event ? new Date(event.from) : midnight(0)));
  const [to, setTo] = useState(() => localInput(event ? new Date(event.to) : midnight(1)));
  const [scope, setScope] = useState<Scope>(
    event?.asset !== undefined
      ? "asset"
      : event?.domain !== undefined
        ? "domain"
        : event || mayEdit
          ? "everything"
          : "asset",
  );
  const [domain, setDomain] = useState(event?.domain ?? "");
  const [asset, setAsset] = useState<number | undefined>(event?.asset);
  const save = useChange((wish: EventWish) => saveEvent(event, wish), TOUCHED);
  const problem = save.error ? Problem.of(save.error) : undefined;
  const isReady =
    name.trim() !== "" &&
    isStretch(from, to) &&
    (scope !== "domain" || domain !== "") &&
    (scope !== "asset" || asset !== undefined);
  const submit = () =>
    save.mutate(
      {
        kind,
        name: name.trim(),
        from: new Date(from).toISOString(),
        to: new Date(to).toISOString(),
        ...(scope === "domain" ? { domain } : {}),
        ...(scope === "asset" && asset !== undefined ? { asset } : {}),
      },
      { onSuccess: onClose },
    );
  return (
    <FormCard
      title={event ? `Change ${event.name}` : "Add an event"}
      action={event ? "Save" : "Add"}
      isReady={isReady}
      isPending={save.isPending}
      error={save.error}
      onClose={onClose}
      onSubmit={submit}
    >
      <div className="pairs">
        <NativeSelect
          label="Kind"
          description={`While it lasts: ${EVENT_KINDS.find(({ value }) => value === kind)?.allows ?? ""}.`}
          value={kind}
          data={EVENT_KINDS.map(({ value, label }) => ({ value, label }))}
          onChange={(change) => setKind(change.currentTarget.value as CalendarEvent["kind"])}
        />
        <TextField
          label="Name"
          description="Events of one kind and name are learnt from together."
          required
          word="name"
          value={name}
          problem={problem}
          onType={setName}
        />
        <FromTo from={from} to={to} problem={problem} onFrom={setFrom} onTo={setTo} />
        <NativeSelect
          label="What it is about"
          value={scope}
          data={[
            { value: "everything", label: "Everything" },
            { value: "domain", label: "A domain" },
            { value: "asset", label: "One asset" },
          ]}
          onChange={(change) => setScope(change.currentTarget.value as Scope)}
        />
        {scope === "domain" ? (
          <DomainField value={domain} onChoose={setDomain} error={problem?.field("domain")} />
        ) : null}
        {scope === "asset" ? <AssetField event={event} value={asset} onChoose={setAsset} /> : null}
      </div>
    </FormCard>
  );
}

function DomainField({
  value,
  error,
  onChoose,
}: {
  value: string;
  error: string | undefined;
  onChoose: (domain: string) => void;
}) {
  const domains = useQuery(domainsQuery).data ?? [];
  return (
    <NativeSelect
      label="Domain"
      required
      value={value}
      error={error}
      data={[
        { value: "", label: "Choose one" },
        ...domains.map(({ name }) => ({ value: name, label: name })),
      ]}
      onChange={(event) => onChoose(event.currentTarget.value)}
    />
  );
}

function AssetField({
  event,
  value,
  onChoose,
}: {
  event: CalendarEvent | undefined;
  value: number | undefined;
  onChoose: (asset: number | undefined) => void;
}) {
  const [typed, setTyped] = useState(event?.assetName ?? "");
  const [text] = useDebouncedValue(typed, 200);
  const found = useQuery({
    queryKey: ["assets", "choose", text],
    queryFn: () =>
      readAssets({ text, domain: "", source: "", kind: "DATASET", health: "", sort: "NAME" }, undefined),
  });
  const choices = new Map(
    (found.data?.items ?? []).map(({ id, name }) => [String(id), name] as [string, string]),
  );
  if (event?.asset !== undefined && event.assetName !== undefined) {
    choices.set(String(event.asset), event.assetName);
  }
  return (
    <Select
      label="Asset"
      placeholder="Type a part of its name"
      required
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options }) => options}
      nothingFoundMessage="No dataset has such a name"
      value={value === undefined ? null : String(value)}
      data={[...choices].map(([id, label]) => ({ value: id, label }))}
      onChange={(chosen) => onChoose(chosen === null ? undefined : Number(chosen))}
    />
  );
}

function midnight(days: number): Date {
  const today = new Date();
  today.setHours(0, 0, 0, 0);
  return new Date(today.getTime() + days * DAY);
}
