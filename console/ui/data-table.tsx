import {
  tableFeatures,
  useTable,
  type ColumnDef,
  type ReactTable,
  type Row,
  type RowData,
} from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type CSSProperties, type Ref } from 'react';
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
  /** For the table: its cells carry the names of their columns in `data-column`. */
  readonly className?: string;
  /** Largest height; a longer table scrolls by itself, and only its rows in sight are there. */
  readonly maxHeight?: CSSProperties['maxHeight'];
  /** Called when the reader comes near the last row; a new function is called at once if that is so. Null at the end. */
  readonly onNearEnd?: (() => void) | null;
}

/**
 * A table of any length. Its rows in sight are in the page; a screen reader hears how many there are. Its
 * roles are written out, because styles that lay it out in another way would take them away.
 */
export function DataTable<T extends RowData>(props: DataTableProps<T>) {
  const {
    label,
    columns,
    rows,
    keyOf,
    className = '',
    maxHeight = '70dvh',
    onNearEnd = null,
  } = props;
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
  useNearEnd((shown.at(-1)?.index ?? 0) >= model.length - NEAR_END, onNearEnd);
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
      <table
        className={`${classes.table ?? ''} ${className}`}
        role="table"
        aria-rowcount={rowCount}
        aria-label={label}
      >
        <Head table={table} />
        <tbody role="rowgroup">
          <Gap height={shown[0]?.start ?? 0} />
          {shown.map(({ index }) => {
            const row = model[index];
            return (
              row && (
                <BodyRow
                  key={row.id}
                  ref={virtual.measureElement}
                  index={index}
                  row={row}
                  table={table}
                />
              )
            );
          })}
          <Gap height={virtual.getTotalSize() - (shown.at(-1)?.end ?? 0)} />
        </tbody>
      </table>
    </div>
  );
}

function useNearEnd(isNear: boolean, onNearEnd: (() => void) | null): void {
  useEffect(() => {
    if (isNear) onNearEnd?.();
  }, [isNear, onNearEnd]);
}

function Head<T extends RowData>({ table }: { readonly table: ReactTable<typeof features, T> }) {
  return (
    <thead role="rowgroup">
      {table.getHeaderGroups().map((group) => (
        <tr key={group.id} role="row" aria-rowindex={1}>
          {group.headers.map((header) => (
            <th key={header.id} scope="col" role="columnheader">
              <table.FlexRender header={header} />
            </th>
          ))}
        </tr>
      ))}
    </thead>
  );
}

interface BodyRowProps<T extends RowData> {
  readonly table: ReactTable<typeof features, T>;
  readonly row: Row<typeof features, T>;
  readonly index: number;
  /** Measures the row. */
  readonly ref: Ref<HTMLTableRowElement>;
}

function BodyRow<T extends RowData>({ table, row, index, ref }: BodyRowProps<T>) {
  return (
    <tr ref={ref} role="row" data-index={index} aria-rowindex={index + 2}>
      {row.getAllCells().map((cell) => (
        <td key={cell.id} role="cell" data-column={cell.column.id}>
          <table.FlexRender cell={cell} />
        </td>
      ))}
    </tr>
  );
}

/** Stands for the rows that are out of sight. */
function Gap({ height }: { readonly height: number }) {
  return height > 0 ? <tr aria-hidden="true" style={{ height }} /> : null;
}
