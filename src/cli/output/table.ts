import { inOneLine } from './safe-text.js';

/** A column of a table: its title, and what it shows of a row. */
export type Columns<Row> = Readonly<Record<string, (row: Row) => unknown>>;

/** Rows as a table with a title line. Numbers stand at the right. Nothing is cut, so that scripts can read it too. */
export function tableOf<Row>(rows: readonly Row[], columns: Columns<Row>, ifEmpty: string): string {
  if (rows.length === 0) return `${ifEmpty}\n`;
  const shown = Object.entries(columns).map(([title, cellOf]) => {
    const values = rows.map(cellOf);
    const cells = [title, ...values.map((value) => inOneLine(value))];
    const width = Math.max(...cells.map((cell) => cell.length));
    const filled = values.filter((value) => value !== null && value !== undefined);
    const isNumeric = filled.length > 0 && filled.every((value) => typeof value === 'number');
    return cells.map((cell) => (isNumeric ? cell.padStart(width) : cell.padEnd(width)));
  });
  const lines = [undefined, ...rows].map((_, at) =>
    shown
      .map((cells) => cells[at] ?? '')
      .join('  ')
      .trimEnd(),
  );
  return `${lines.join('\n')}\n`;
}
