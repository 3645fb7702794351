import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Problem } from "../api/problem";

/** What went wrong and, where somebody else was faster, how to go on. */
export function ProblemNote({ error, doing }: { error: unknown; doing?: string }) {
  const client = useQueryClient();
  if (error === null || error === undefined) {
    return null;
  }
  const problem = Problem.of(error);
  if (problem.isStale) {
    return (
      <div className="note" role="alert">
        <div className="row">
          <span className="grow">
            It was changed meanwhile by somebody else. Nothing of yours was saved; look at it again first.
          </span>
          <Button onClick={() => void client.invalidateQueries()}>Reload</Button>
        </div>
      </div>
    );
  }
  return (
    <div className="note bad" role="alert">
      {problem.status === 404 ? <b>It is not here. </b> : doing ? <b>{doing} did not work. </b> : null}
      {problem.message}
    </div>
  );
}

export function Empty({ children }: { children: ReactNode }) {
  return <div className="empty">{children}</div>;
}

export function Loading({ what }: { what: string }) {
  return (
    <p className="empty" role="status">
      Reading {what}…
    </p>
  );
}

interface MoreProps {
  hasMore: boolean;
  isReadingMore: boolean;
  readMore: () => void;
}

export function More({ hasMore, isReadingMore, readMore }: MoreProps) {
  return hasMore ? (
    <p className="row" style={{ justifyContent: "center", padding: 12 }}>
      <Button onClick={readMore} loading={isReadingMore}>
        Show more
      </Button>
    </p>
  ) : null;
}
