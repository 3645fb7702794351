import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import type { Column } from "../parts/columns";
import { ListTable } from "../parts/ListTable";
import { Loading, ProblemNote } from "../parts/Notes";
import { useTitle } from "../parts/title";

interface Props<T> {
  title: string;
  intro: string;
  action: string;
  /** Absent where the role does not allow to add. */
  onAdd?: (() => void) | undefined;
  form: ReactNode;
  /** What is said above the list, as a secret that is shown once. */
  above?: ReactNode;
  query: { data?: T[] | undefined; isPending: boolean; error: unknown };
  columns: Column<T>[];
  keyOf: (item: T) => number | string;
  /** What to say when there is nothing. */
  empty: ReactNode;
}

/** A settings page: what it is for, what there is, and a way to add to it. */
export function Part<T>({
  title,
  intro,
  action,
  onAdd,
  form,
  above,
  query,
  columns,
  keyOf,
  empty,
}: Props<T>) {
  useTitle(title);
  const items = query.data ?? [];
  return (
    <>
      <div className="row top">
        <div className="grow">
          <h1>{title}</h1>
          <p className="soft intro">{intro}</p>
        </div>
        {onAdd && form === null ? (
          <Button variant="filled" onClick={onAdd}>
            {action}
          </Button>
        ) : null}
      </div>
      {form}
      {above}
      <section className="card scroll" aria-label={title}>
        {query.isPending ? <Loading what={title.toLowerCase()} /> : null}
        {query.data && items.length === 0 ? empty : null}
        {items.length > 0 ? <ListTable columns={columns} items={items} keyOf={keyOf} /> : null}
      </section>
      <ProblemNote error={query.error} />
    </>
  );
}

/** The column with what can be done to each. */
export function actionsColumn<T>(cell: (item: T) => ReactNode): Column<T> {
  return { key: "actions", word: "Actions", isUnseen: true, plain: true, cell };
}
