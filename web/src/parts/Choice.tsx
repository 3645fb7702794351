import { NativeSelect } from "@mantine/core";

interface Props {
  label: string;
  value: string;
  any: string;
  choices: { value: string; label: string }[];
  onChoose: (value: string) => void;
}

/** A filter with one of a few values. */
export function Choice({ label, value, any, choices, onChoose }: Props) {
  return (
    <NativeSelect
      size="xs"
      aria-label={label}
      value={value}
      data={[{ value: "", label: any }, ...choices]}
      onChange={(event) => onChoose(event.currentTarget.value)}
      styles={{ input: { fontSize: 13, height: 30, minHeight: 30, paddingTop: 0, paddingBottom: 0 } }}
    />
  );
}
