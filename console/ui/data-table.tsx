import {
  tableFeatures,
  useTable,
  type ColumnDef,
  type ReactTable,
  type RowData,
} from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type CSSProperties } from 'react';
import classes from './data-table.module.css';

const features = tableFeatures({});
const ROW_HEIGHT_PX = 44;
const ROWS_BEYOND = 12;
/** So many rows before the last one the next ones are asked for. */
const NEAR_END = 40;
/** To be said to a screen reader of a table whose end was not read yet. */
const UNKNOWN = -1;

/** A column of a {@link DataTable}. */
export type Column<T extends RowData> = ColumnDef<typeof features, T>;

interface DataTableProps<T extends RowData> {
  /** What the table is of; a screen reader says it. */
  readonly label: string;
  readonly columns: Column<T>[];
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => string;
  /** Largest height; a longer table scrolls by itself, and only its rows in sight are there. */
  readonly maxHeight?: CSSProperties['maxHeight'];
  /** Called when the reader comes near the last row; a new function is called at once if that is so. Null at the end. */
  readonly onNearEnd?: (() => void) | null;
}

/** A table of any length. Its rows in sight are in the page; a screen reader is told how many there are. */
export function DataTable<T extends RowData>(props: DataTableProps<T>) {
  const { label, columns, rows, keyOf, maxHeight = '70dvh', onNearEnd = null } = props;
  const box = useRef<HTMLDivElement>(null);
  const table = useTable({ features, columns, data: rows, getRowId: keyOf });
  const model = table.getRowModel().rows;
  const virtual = useVirtualizer({
    count: model.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT_PX,
    overscan: ROWS_BEYOND,
  });
  const shown = virtual.getVirtualItems();
  const isNearEnd = (shown.at(-1)?.index ?? 0) >= model.length - NEAR_END;
  useEffect(() => {
    if (isNearEnd) onNearEnd?.();
  }, [isNearEnd, onNearEnd]);
  const rowCount = onNearEnd === null ? model.length + 1 : UNKNOWN;
  return (
    // A region that scrolls must be reached by the keyboard.
    <div
      ref={box}
      className={`panel ${classes.box ?? ''}`}
      style={{ maxHeight }}
      tabIndex={0}
      role="region"
      aria-label={label}
    >
      <table className={classes.table} aria-rowcount={rowCount} aria-label={label}>
        <Head table={table} />
        <tbody>
          <Gap height={shown[0]?.start ?? 0} />
          {shown.map(({ index }) => {
            const row = model[index];
            return (
              row && (
                <tr
                  key={row.id}
                  ref={virtual.measureElement}
                  data-index={index}
                  aria-rowindex={index + 2}
                >
                  {row.getAllCells().map((cell) => (
                    <td key={cell.id}>
                      <table.FlexRender cell={cell} />
                    </td>
                  ))}
                </tr>
              )
            );
          })}
          <Gap height={virtual.getTotalSize() - (shown.at(-1)?.end ?? 0)} />
        </tbody>
      </table>
    </div>
  );
}

function Head<T extends RowData>({ table }: { readonly table: ReactTable<typeof features, T> }) {
  return (
    <thead>
      {table.getHeaderGroups().map((group) => (
        <tr key={group.id} aria-rowindex={1}>
          {group.headers.map((header) => (
            <th key={header.id} scope="col">
              <table.FlexRender header={header} />
            </th>
          ))}
        </tr>
      ))}
    </thead>
  );
}

/** Stands for the rows that are out of sight. */
function Gap({ height }: { readonly height: number }) {
  return height > 0 ? <tr aria-hidden="true" style={{ height }} /> : null;
}
