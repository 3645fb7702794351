import { type ReactNode, useRef } from "react";
import { Link } from "react-router";
import { useKeys } from "../frame/keys";
import type { Columns } from "./columns";
import { ListCard } from "./ListCard";
import { ListTable } from "./ListTable";
import { Empty } from "./Notes";
import { SearchField } from "./SearchField";
import { TableChoices } from "./TableChoices";
import { useTitle } from "./title";

interface Props<T> {
  title: string;
  /** What the search looks through. */
  searches: string;
  text: string;
  list: Parameters<typeof ListCard>[0]["list"] & { items: T[] };
  columns: Columns<T>;
  sort: string;
  /** The order when nobody asks for another one. */
  usualSort: string;
  set: (changes: Record<string, string | null>) => void;
  empty: ReactNode;
  /** The filters. */
  children: ReactNode;
}

/** A page with one long list of things that have an id. */
export function ListPage<T extends { id: number }>(props: Props<T>) {
  const { title, searches, text, list, columns, sort, usualSort, set, empty, children } = props;
  useTitle(title);
  const search = useRef<HTMLInputElement>(null);
  useKeys({ "/": () => search.current?.focus() });
  const onSort = (next: string) => set({ sort: next === usualSort ? null : next });
  return (
    <>
      <h1>{title}</h1>
      <search className="chips" aria-label={`Which ${title.toLowerCase()} to show`}>
        <SearchField
          label={searches}
          value={text}
          field={search}
          hint="/"
          onSearch={(wanted) => set({ text: wanted })}
        />
        {children}
        <TableChoices columns={columns} sort={sort} onSort={onSort} />
      </search>
      <ListCard title={title} list={list} empty={empty}>
        <ListTable
          columns={columns.shown}
          items={list.items}
          keyOf={({ id }) => id}
          sort={sort}
          onSort={onSort}
        />
      </ListCard>
    </>
  );
}

/** A list that is empty because of its filters. */
export function NothingFits({ what, all }: { what: string; all: string }) {
  return (
    <Empty>
      <p>No {what} fits these filters.</p>
      <p>
        <Link to={all}>Show all</Link>
      </p>
    </Empty>
  );
}
