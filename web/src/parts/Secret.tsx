import { Button } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";

/** A text that is shown once. */
export function Secret({ label, text }: { label: string; text: string }) {
  const clipboard = useClipboard();
  return (
    <div className="note good" role="status">
      <p>{label}</p>
      <p className="row" style={{ marginTop: 6 }}>
        <code className="grow">{text}</code>
        <Button onClick={() => clipboard.copy(text)}>{clipboard.copied ? "Copied" : "Copy"}</Button>
      </p>
    </div>
  );
}
