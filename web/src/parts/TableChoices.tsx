import { Checkbox, NativeSelect, Popover } from "@mantine/core";
import type { Columns } from "./columns";

interface Props<T> {
  columns: Columns<T>;
  sort: string;
  onSort: (sort: string) => void;
}

/** Where somebody chooses the columns of a table and, where its heads are not shown, its order. */
export function TableChoices<T>({ columns, sort, onSort }: Props<T>) {
  const sorts = columns.all.flatMap((column) => column.sorts ?? []);
  return (
    <>
      <NativeSelect
        className="narrow-only"
        size="xs"
        aria-label="Order"
        value={sort}
        data={sorts.map(({ value, word }) => ({ value, label: `Order: ${word}` }))}
        onChange={(event) => onSort(event.currentTarget.value)}
        styles={{ input: { fontSize: 13, height: 30, minHeight: 30, paddingTop: 0, paddingBottom: 0 } }}
      />
      <Popover position="bottom-end" trapFocus transitionProps={{ duration: 0 }}>
        <Popover.Target>
          <button type="button" className="chip">
            Columns
          </button>
        </Popover.Target>
        <Popover.Dropdown>
          <fieldset className="fields columns">
            <legend className="unseen">Columns to show</legend>
            {columns.all
              .filter((column) => !column.fixed)
              .map((column) => (
                <Checkbox
                  key={column.key}
                  size="xs"
                  label={column.word}
                  checked={columns.isShown(column)}
                  onChange={() => columns.toggle(column)}
                />
              ))}
          </fieldset>
        </Popover.Dropdown>
      </Popover>
    </>
  );
}
