import { invalidQuery } from '../../errors/domain-error.js';
import { ROW_SELECTIONS, type RowSelection } from '../row.js';

/** `csv` and `ndjson` have a line for what became of each row; `json` and `file` are requests for the same route. */
export const REPORT_FORMATS = ['csv', 'ndjson', 'json', 'file'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** What a file of an action is like. */
export interface ReportForm {
  readonly format: ReportFormat;
  /** Which rows it has. */
  readonly rows: RowSelection;
  /** Leaves cells that a spreadsheet would take for a formula as they are. Only of `csv`. */
  readonly raw: boolean;
  /** Begins with the mark by which Excel knows UTF-8. Only of `csv`. */
  readonly excel: boolean;
}

/** The file of an action behind its plain link. */
export const PLAIN_FORM: ReportForm = { format: 'csv', rows: 'all', raw: false, excel: false };

/** Reads `format`. @throws DomainError invalid_query_params for any other value */
export function readFormat(value: unknown): ReportFormat {
  return readWord('format', REPORT_FORMATS, value);
}

/** Reads `rows`. @throws DomainError invalid_query_params for any other value */
export function readSelection(value: unknown): RowSelection {
  return readWord('rows', ROW_SELECTIONS, value);
}

function readWord<Word extends string>(
  name: string,
  [first, ...others]: readonly [Word, ...Word[]],
  value: unknown,
): Word {
  if (value === undefined) return first;
  const words = [first, ...others];
  const word = words.find((allowed) => allowed === value);
  if (word !== undefined) return word;
  throw invalidQuery(`Property .${name} must be one of ${words.join(', ')}`);
}
