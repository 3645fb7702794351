import { TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { type RefObject, useEffect, useState } from "react";

interface Props {
  label: string;
  value: string;
  onSearch: (text: string) => void;
  field?: RefObject<HTMLInputElement | null>;
  hint?: string;
}

/** Searches when the typing rests. */
export function SearchField({ label, value, onSearch, field, hint }: Props) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const search = useDebouncedCallback(onSearch, 250);
  return (
    <TextInput
      ref={field ?? null}
      size="xs"
      type="search"
      aria-label={label}
      placeholder={label}
      value={text}
      rightSection={hint ? <kbd aria-hidden>{hint}</kbd> : null}
      onChange={(event) => {
        setText(event.currentTarget.value);
        search(event.currentTarget.value.trim());
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") {
          event.currentTarget.blur();
        }
      }}
      styles={{ input: { fontSize: 13, height: 30, width: 190 } }}
    />
  );
}
