import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { Card } from "./Card";
import { ProblemNote } from "./Notes";

interface Props {
  title: string;
  aside?: string;
  action: string;
  isReady: boolean;
  isPending: boolean;
  error: unknown;
  doing?: string;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A form on a page with one way forward and one back. */
export function FormCard({
  title,
  aside,
  action,
  isReady,
  isPending,
  error,
  doing,
  onSubmit,
  onClose,
  children,
}: Props) {
  return (
    <Card title={title} aside={aside}>
      <form
        className="fields"
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        {children}
        <ProblemNote error={error} {...(doing === undefined ? {} : { doing })} />
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
