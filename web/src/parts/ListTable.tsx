import type { HTMLAttributes } from "react";
import type { Column } from "./columns";

interface Props<T> {
  columns: Column<T>[];
  items: T[];
  keyOf: (item: T) => number | string;
  /** The order the list is in, where it can be put in another one. */
  sort?: string;
  onSort?: (sort: string) => void;
  /** What a row is besides its cells. */
  rowOf?: (item: T, index: number) => HTMLAttributes<HTMLTableRowElement>;
  look?: string;
}

/** A list of things by columns; heads of columns that the list can be sorted by are buttons. */
export function ListTable<T>({ columns, items, keyOf, sort, onSort, rowOf, look = "" }: Props<T>) {
  return (
    <table className={`list folds ${look}`}>
      <thead>
        <tr>
          {columns.map((column) => (
            <Head key={column.key} column={column} sort={sort} onSort={onSort} />
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((item, index) => (
          <tr key={keyOf(item)} {...rowOf?.(item, index)}>
            {columns.map((column) => (
              <td
                key={column.key}
                className={column.look}
                data-label={column.plain ? undefined : column.word}
              >
                {column.cell(item, index)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const ARROWS = { ascending: "▲", descending: "▼" } as const;

interface HeadProps<T> {
  column: Column<T>;
  sort: string | undefined;
  onSort: ((sort: string) => void) | undefined;
}

function Head<T>({ column, sort, onSort }: HeadProps<T>) {
  const { sorts, word, look } = column;
  if (sorts === undefined || onSort === undefined) {
    return <th className={look}>{column.isUnseen ? <span className="unseen">{word}</span> : word}</th>;
  }
  const at = sorts.findIndex(({ value }) => value === sort);
  const now = sorts[at];
  const next = sorts[(at + 1) % sorts.length];
  return (
    <th className={look} aria-sort={now?.order ?? "none"}>
      <button type="button" className="sort" onClick={() => next && onSort?.(next.value)}>
        {word} <span aria-hidden>{now ? ARROWS[now.order] : "↕"}</span>
      </button>
    </th>
  );
}
