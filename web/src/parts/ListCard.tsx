import type { ReactNode } from "react";
import { Loading, More, ProblemNote } from "./Notes";

interface Props {
  title: string;
  list: {
    items: unknown[];
    error: unknown;
    isLoading: boolean;
    hasMore: boolean;
    isReadingMore: boolean;
    readMore: () => void;
  };
  /** What to say when there is nothing. */
  empty: ReactNode;
  children: ReactNode;
}

/** A list that is read stretch by stretch: what it holds, why it is empty, or what went wrong. */
export function ListCard({ title, list, empty, children }: Props) {
  const isEmpty = list.items.length === 0;
  return (
    <>
      <section className="card scroll" aria-label={title}>
        {list.isLoading ? <Loading what={`the ${title.toLowerCase()}`} /> : null}
        {!list.isLoading && !list.error && isEmpty ? empty : null}
        {isEmpty ? null : children}
        <More {...list} />
      </section>
      <ProblemNote error={list.error} doing={`Reading the ${title.toLowerCase()}`} />
    </>
  );
}
