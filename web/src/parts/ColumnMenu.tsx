import { Checkbox, Popover } from "@mantine/core";
import type { Columns } from "./columns";

/** Where somebody chooses the columns of a table. */
export function ColumnMenu<T>({ columns }: { columns: Columns<T> }) {
  return (
    <Popover position="bottom-end" trapFocus transitionProps={{ duration: 0 }}>
      <Popover.Target>
        <button type="button" className="chip wide-only">
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
  );
}
