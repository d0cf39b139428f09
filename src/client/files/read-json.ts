import { isJson } from './is-json.js';
import type { Cell } from './source-file.js';
import { texts } from './texts.js';

/** What a file of JSON or of lines of JSON has. */
export type JsonRows =
  | { readonly kind: 'items'; readonly text: string; readonly rows: readonly object[] }
  | {
      readonly kind: 'table';
      readonly columns: string[];
      readonly rows: Cell[][];
      readonly faults: string[];
    };

type Row = Readonly<Record<string, unknown>>;

/** Reads a file whose content is one JSON text: an array of rows, or one row. */
export function readJson(text: string): JsonRows {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? rowsOf(value, text) : rowsOf([value], `[${text}]`);
  } catch (error) {
    return broken(texts.json(reasonOf(error)));
  }
}

/** Reads a file with a row of JSON in each line. */
export function readLines(text: string): JsonRows {
  const rows: unknown[] = [];
  const lines: string[] = [];
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    try {
      rows.push(JSON.parse(line));
      lines.push(line);
    } catch (error) {
      return broken(texts.line(at + 1, reasonOf(error)));
    }
  }
  return rowsOf(rows, `[${lines.join(',\n')}]`);
}

/** The rows of a file of JSON as one array, letter for letter: of an array, of one row, or of a row in each line. */
export function arrayTextOf(text: string): string {
  if (text.trimStart().startsWith('[')) return text;
  const rows = isJson(text) ? text : linesOf(text).join(',\n');
  return `[${rows}]`;
}

/** Rows with `metadata` are as the API takes them; others are a table whose columns are their members. */
function rowsOf(rows: readonly unknown[], text: string): JsonRows {
  if (rows.length === 0) return broken(texts.empty);
  const wrong = rows.findIndex(
    (row) => typeof row !== 'object' || row === null || Array.isArray(row),
  );
  if (wrong >= 0) return broken(texts.notObjects(wrong + 1));
  const objects = rows as readonly Row[];
  if (!objects.some(isItem)) return tableOf(objects);
  const other = objects.findIndex((row) => !isItem(row));
  if (other >= 0) return broken(texts.unlikeOthers(other + 1));
  return { kind: 'items', text, rows: objects };
}

function isItem({ code, metadata }: Row): boolean {
  return typeof code === 'string' && typeof metadata === 'object' && metadata !== null;
}

function tableOf(objects: readonly Row[]): JsonRows {
  const columns = [...new Set(objects.flatMap((row) => Object.keys(row)))];
  const rows = objects.map((row) =>
    columns.map((name) => (Object.hasOwn(row, name) ? row[name] : undefined)),
  );
  return { kind: 'table', columns, rows, faults: [] };
}

function broken(fault: string): JsonRows {
  return { kind: 'table', columns: [], rows: [], faults: [fault] };
}

function linesOf(text: string): string[] {
  return text.split(/\r?\n/).filter((line) => line.trim() !== '');
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
