import type { ReactNode } from "react";
import { useState } from "react";

/** A column of a table. */
export interface Column<T> {
  key: string;
  word: string;
  cell: (item: T, index: number) => ReactNode;
  /** Orders that the list can be put in by this column, in the order in which its head goes through them. */
  sorts?: Sort[];
  /** How the cell looks. */
  look?: string;
  /** Whether it is always there. */
  fixed?: boolean;
  /** Whether it is there only when somebody asks for it. */
  rare?: boolean;
  /** Whether its word is for those who hear the page only. */
  isUnseen?: boolean;
  /** On a narrow screen: whether the cell says what it is by itself. */
  plain?: boolean;
}

export interface Sort {
  value: string;
  /** How it is said where the table has no heads. */
  word: string;
  order: "ascending" | "descending";
}

function stored(table: string): Record<string, boolean> {
  try {
    return JSON.parse(localStorage.getItem(`headwater-columns-${table}`) ?? "{}");
  } catch {
    return {};
  }
}

/** Which columns somebody wants to see in a table; this browser remembers. */
export function useColumns<T>(table: string, columns: Column<T>[]) {
  const [wanted, setWanted] = useState(() => stored(table));
  const isShown = (column: Column<T>) => column.fixed || (wanted[column.key] ?? !column.rare);
  return {
    all: columns,
    shown: columns.filter(isShown),
    isShown,
    toggle: (column: Column<T>) => {
      const next = { ...wanted, [column.key]: !isShown(column) };
      localStorage.setItem(`headwater-columns-${table}`, JSON.stringify(next));
      setWanted(next);
    },
  };
}

export type Columns<T> = ReturnType<typeof useColumns<T>>;
