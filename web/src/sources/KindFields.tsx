import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import type { Schemas } from "../api/client";
import type { Problem } from "../api/problem";
import { TextField } from "../parts/TextField";
import { isComplete, SettingFields, settled, type Typed } from "./SettingFields";

type Kind = Schemas["KindRow"];

/** What is typed into the form of a new source or channel: its kind, its name and what its kind asks for. */
export function useKind(kinds: Kind[]) {
  const [chosen, setChosen] = useState("");
  const [name, setName] = useState("");
  const [typed, setTyped] = useState<Typed>({});
  const kind = kinds.find((known) => known.kind === chosen) ?? kinds[0];
  const settings = kind?.settings ?? [];
  return {
    kinds,
    kind,
    settings,
    name,
    setName,
    typed,
    setTyped,
    choose: (word: string) => {
      setChosen(word);
      setTyped({});
    },
    /** The kind with its settings as the API takes them. */
    connection: () => ({ kind: kind?.kind ?? "", ...settled(settings, typed) }),
    isComplete: kind !== undefined && isComplete(settings, typed),
  };
}

interface Props {
  form: ReturnType<typeof useKind>;
  /** Who uses the name. */
  help: string;
  problem: Problem | undefined;
}

export function KindFields({ form, help, problem }: Props) {
  return (
    <>
      <NativeSelect
        label="Kind"
        value={form.kind?.kind ?? ""}
        data={form.kinds.map(({ kind }) => kind)}
        onChange={(event) => form.choose(event.currentTarget.value)}
      />
      <TextField
        label="Name"
        description={help}
        required
        word="name"
        value={form.name}
        problem={problem}
        onType={form.setName}
      />
      <SettingFields settings={form.settings} typed={form.typed} onType={form.setTyped} problem={problem} />
    </>
  );
}
