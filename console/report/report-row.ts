/** A row of the report of a job. */
export interface ReportRow {
  /** Its number in the request, from 1. */
  readonly row: number;
  readonly code: string;
  readonly found: boolean | null;
  readonly updated: boolean | null;
  readonly error: RowError | null;
  /** In a dry run: what would change. */
  readonly changes: Changes | null;
}

export interface RowError {
  readonly key: string;
  readonly message: string;
  readonly details: string;
}

/** By key: the value before and after. A member is missing where the key was or would be absent. */
export type Changes = Readonly<Record<string, Change>>;
export interface Change {
  readonly before?: unknown;
  readonly after?: unknown;
}

/** What became of a row, or would. */
export type Fate = 'changed' | 'unchanged' | 'failed' | 'unprocessed';

/** The fate of a row; without a dry run a row that was found counts as changed. */
export function fateOf({ error, changes }: ReportRow, isDryRun: boolean): Fate {
  if (error !== null) return error.key === 'not_processed' ? 'unprocessed' : 'failed';
  return isDryRun && changes === null ? 'unchanged' : 'changed';
}
