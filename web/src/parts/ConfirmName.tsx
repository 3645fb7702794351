import { TextInput } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { DialogForm } from "./DialogForm";

interface Props {
  title: string;
  name: string;
  consequence: ReactNode;
  action: string;
  isPending: boolean;
  error: unknown;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks for the name before something is gone for good. */
export function ConfirmName({ name, consequence, action, onConfirm, ...rest }: Props) {
  const [typed, setTyped] = useState("");
  return (
    <DialogForm
      {...rest}
      action={action}
      doing={action}
      isReady={typed === name}
      isDanger
      onSubmit={onConfirm}
    >
      <div>{consequence}</div>
      <TextInput
        label={`Type ${name} to confirm`}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        data-autofocus
        autoComplete="off"
      />
    </DialogForm>
  );
}
