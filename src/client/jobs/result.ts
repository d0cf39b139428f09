import type { Schemas } from '../api/client.js';

/** A job with all that is known of it. */
export type Job = Schemas['AsyncActionResponse'];

/** Rows of a job that did not succeed. */
export type Part = 'failed' | 'unprocessed';

/** The result of a job that has ended, whatever its type. */
export interface JobResult {
  readonly done: number;
  readonly failed: number;
  readonly unprocessed: number;
  /** Of a dry run. */
  readonly wouldChange?: number;
  readonly wouldStay?: number;
  readonly wouldFail?: number;
  /** Links to the report: for spreadsheets, with all cells as they are, and with the mark that Excel wants. */
  readonly report?: string;
  readonly raw?: string;
  readonly excel?: string;
  /** Links to the rows that failed, and to those that were not processed. */
  readonly files: Readonly<Partial<Record<Part, string>>>;
  readonly availableTill?: string;
  /** Why the job ended before its last row. */
  readonly reason?: string;
  /** In which ways a file was not read as it is written. */
  readonly notes: readonly string[];
}

/** Reads the result of a job; null until it has ended. */
export function resultOf({ result }: Pick<Job, 'result'>): JobResult | null {
  if (result === undefined) return null;
  const variants = record(result.report_variants);
  const files = record(result.files);
  const tried = record(result.dry_run);
  return {
    done: number(result.done_count) ?? 0,
    failed: number(result.failed_count) ?? 0,
    unprocessed: number(result.unprocessed_count) ?? 0,
    wouldChange: number(tried.would_change_count),
    wouldStay: number(tried.would_stay_count),
    wouldFail: number(tried.would_fail_count),
    report: texts(result.reports)[0],
    raw: texts(variants.raw)[0],
    excel: texts(variants.excel)[0],
    files: { failed: texts([files.failed])[0], unprocessed: texts([files.unprocessed])[0] },
    availableTill: texts([result.reports_available_till])[0],
    reason: texts([record(result.error).message])[0],
    notes: texts(result.notes),
  };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}
