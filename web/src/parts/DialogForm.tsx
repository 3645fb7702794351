import { Button, Modal } from "@mantine/core";
import type { ReactNode } from "react";
import { ProblemNote } from "./Notes";

interface Props {
  title: string;
  action: string;
  /** The way back; "Cancel" unless nothing is undone by it. */
  back?: string;
  isReady?: boolean;
  isPending: boolean;
  error: unknown;
  doing?: string;
  isDanger?: boolean;
  isWide?: boolean;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A form in a dialog with one way forward and one back. */
export function DialogForm({
  title,
  action,
  back = "Cancel",
  isReady = true,
  isPending,
  error,
  doing,
  isDanger = false,
  isWide = false,
  onSubmit,
  onClose,
  children,
}: Props) {
  return (
    <Modal opened onClose={onClose} title={<bdi>{title}</bdi>} {...(isWide ? { size: "lg" } : {})}>
      <form
        className="fields"
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        {children}
        <ProblemNote error={error} {...(doing === undefined ? {} : { doing })} />
        <div className="row" style={{ justifyContent: "flex-end" }}>
          <Button onClick={onClose}>{back}</Button>
          <Button
            type="submit"
            variant="filled"
            disabled={!isReady}
            loading={isPending}
            {...(isDanger ? { color: "red", "data-danger": true } : {})}
          >
            {action}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
