import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { Card } from "../parts/Card";
import { ProblemNote } from "../parts/Notes";

interface Props {
  title: string;
  action: string;
  isReady: boolean;
  isPending: boolean;
  error: unknown;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A form on a settings page with one way forward and one back. */
export function FormCard({ title, action, isReady, isPending, error, onSubmit, onClose, children }: Props) {
  return (
    <Card title={title}>
      <form
        className="fields"
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        {children}
        <ProblemNote error={error} />
        <div className="row">
          <Button type="submit" variant="filled" disabled={!isReady} loading={isPending}>
            {action}
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </form>
    </Card>
  );
}
