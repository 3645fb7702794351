import { Button, Modal, TextInput } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { ProblemNote } from "./Notes";

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
export function ConfirmName({
  title,
  name,
  consequence,
  action,
  isPending,
  error,
  onConfirm,
  onClose,
}: Props) {
  const [typed, setTyped] = useState("");
  return (
    <Modal opened onClose={onClose} title={title}>
      <form
        className="fields"
        onSubmit={(event) => {
          event.preventDefault();
          onConfirm();
        }}
      >
        <div>{consequence}</div>
        <TextInput
          label={`Type ${name} to confirm`}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          data-autofocus
          autoComplete="off"
        />
        <ProblemNote error={error} doing={action} />
        <div className="row" style={{ justifyContent: "flex-end" }}>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            variant="filled"
            color="red"
            data-danger
            disabled={typed !== name}
            loading={isPending}
          >
            {action}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
