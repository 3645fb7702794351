import { PasswordInput, TextInput } from "@mantine/core";
import type { Schemas } from "../api/client";
import type { Problem } from "../api/problem";

type Setting = Schemas["SettingRow"];

/** What has been typed into a form that a kind of source or channel describes. */
export type Typed = Record<string, string>;

interface Props {
  settings: Setting[];
  typed: Typed;
  onType: (typed: Typed) => void;
  problem: Problem | undefined;
  /** Whether a secret is kept already, so that an empty field means: keep it. */
  keepsSecret?: boolean;
}

/** The fields of a kind of source or channel. */
export function SettingFields({ settings, typed, onType, problem, keepsSecret = false }: Props) {
  return settings.map((setting) => {
    const shared = {
      label: setting.label,
      description: setting.help === "" ? undefined : setting.help,
      value: typed[setting.word] ?? "",
      required: setting.required && !(keepsSecret && setting.secret),
      error: problem?.field(setting.word),
      placeholder: keepsSecret && setting.secret ? "unchanged" : setting.fallback,
      autoComplete: "off",
    };
    return setting.secret ? (
      <PasswordInput
        key={setting.word}
        {...shared}
        onChange={(event) => onType({ ...typed, [setting.word]: event.currentTarget.value })}
      />
    ) : (
      <TextInput
        key={setting.word}
        {...shared}
        onChange={(event) => onType({ ...typed, [setting.word]: event.currentTarget.value })}
      />
    );
  });
}

/** The typed values as the API takes them: settings, and the secret beside them. */
export function settled(settings: Setting[], typed: Typed): { settings: Typed; secret?: string } {
  const open = settings.filter((setting) => !setting.secret);
  const secret = settings.find((setting) => setting.secret);
  const given = secret ? (typed[secret.word] ?? "") : "";
  const values = open.flatMap(({ word }) => {
    const value = (typed[word] ?? "").trim();
    return value === "" ? [] : [[word, value] as const];
  });
  return { settings: Object.fromEntries(values), ...(given === "" ? {} : { secret: given }) };
}

/** Whether everything that is needed has been typed. */
export function isComplete(settings: Setting[], typed: Typed): boolean {
  return settings.every(({ required, word }) => !required || (typed[word] ?? "").trim() !== "");
}
