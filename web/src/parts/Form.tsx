import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { ProblemNote } from "./Notes";

export interface FormProps {
  action: string;
  /** The way back; "Cancel" unless nothing is undone by it. */
  back?: string;
  isReady?: boolean;
  isPending: boolean;
  error: unknown;
  doing?: string;
  isDanger?: boolean;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** Fields with what went wrong, one way forward and one back. */
export function Form({
  action,
  back = "Cancel",
  isReady = true,
  isPending,
  error,
  doing,
  isDanger = false,
  onSubmit,
  onClose,
  children,
}: FormProps) {
  return (
    <form
      className="fields"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
      <ProblemNote error={error} {...(doing === undefined ? {} : { doing })} />
      <div className="row ways">
        <Button
          type="submit"
          variant="filled"
          disabled={!isReady}
          loading={isPending}
          {...(isDanger ? { color: "red", "data-danger": true } : {})}
        >
          {action}
        </Button>
        <Button onClick={onClose}>{back}</Button>
      </div>
    </form>
  );
}
