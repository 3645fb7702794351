import { TextInput, type TextInputProps } from "@mantine/core";
import type { Problem } from "../api/problem";

interface Props extends Omit<TextInputProps, "onChange" | "error"> {
  value: string;
  /** What the API calls it: what is wrong with it is said beside it. */
  word: string;
  problem: Problem | undefined;
  onType: (text: string) => void;
}

/** A line of text in a form that is sent to the API. */
export function TextField({ word, problem, onType, ...rest }: Props) {
  return (
    <TextInput
      {...rest}
      error={problem?.field(word)}
      onChange={(event) => onType(event.currentTarget.value)}
    />
  );
}
