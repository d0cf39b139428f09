import {
  ModelVouchers,
  type ModelReversal,
  type ModelRow,
  type ModelVoucher,
} from './model-rows.js';
import { changedKeys, type Members } from './metadata-rules.js';

/** What the report says of a row; null where it was not processed. */
export type ModelLine = readonly [
  row: number,
  code: string,
  updated: boolean | null,
  error: string,
];

/** A job as the model holds it. */
export interface ModelJob {
  readonly id: string;
  /** Of an undo whose rows are found at its turn: the job that it undoes. */
  readonly undoes?: ModelJob;
  readonly isDryRun: boolean;
  /** Of a confirmation: the versions that the dry run saw. */
  readonly expected?: ReadonlyMap<string, string | undefined>;
  rows: readonly ModelRow[];
  state: 'waiting' | 'done' | 'cancelled';
  isPaused: boolean;
  isConfirmed: boolean;
  lines: readonly ModelLine[];
  changedCount: number;
  /** What undoes its rows, in their order. */
  reversals: readonly { readonly row: number; readonly code: string; reversal: ModelReversal }[];
  /** The versions of the vouchers of its rows when it began. */
  seen: ReadonlyMap<string, string | undefined>;
}

/** Why something cannot be done with a job: the key of the error. */
type Conflict = { readonly conflict: string };

/** Jobs of one project in plain memory: what they do to vouchers, and what may be done with them. */
export class JobModel {
  readonly vouchers = new Map<string, ModelVoucher>();
  readonly jobs: ModelJob[] = [];
  isQueuePaused = false;
  private moment = 0;

  /** @param versionOf as the database has it */
  constructor(private readonly versionOf: (voucher: ModelVoucher) => string) {}

  submit(job: Pick<ModelJob, 'id' | 'rows' | 'isDryRun' | 'undoes' | 'expected'>): void {
    this.jobs.push({
      ...{ state: 'waiting', isPaused: false, isConfirmed: false, lines: [], changedCount: 0 },
      ...{ reversals: [], seen: new Map<string, string | undefined>() },
      ...job,
    });
  }

  /** Somebody else writes metadata to a voucher. */
  edit(code: string, metadata: Members): void {
    new ModelVouchers(this.vouchers, (this.moment += 1)).write(code, metadata);
  }

  /** Runs what can run, in the order of acceptance. Returns the jobs that ended. */
  work(): ModelJob[] {
    this.moment += 1;
    const ended: ModelJob[] = [];
    if (this.isQueuePaused) return ended;
    for (const job of this.jobs.filter(({ state }) => state === 'waiting')) {
      if (job.isPaused) break;
      this.run(job);
      ended.push(job);
    }
    return ended;
  }

  cancel(job: ModelJob): Conflict | null {
    if (job.state === 'done') return { conflict: 'already_finished' };
    if (job.state === 'waiting') {
      job.lines = job.rows.map(({ row, code }) => [row, code, null, 'not_processed']);
      job.state = 'cancelled';
    }
    return null;
  }

  pause(job: ModelJob, isPaused: boolean): Conflict | null {
    if (job.state !== 'waiting') return { conflict: 'already_finished' };
    job.isPaused = isPaused;
    return null;
  }

  /** The rows of a retry. */
  retry({ state, lines, rows }: ModelJob): Conflict | { readonly rows: readonly ModelRow[] } {
    if (state === 'waiting') return { conflict: 'not_finished' };
    const failed = new Set(lines.filter(([, , , error]) => error !== '').map(([row]) => row));
    if (failed.size === 0) return { conflict: 'nothing_to_retry' };
    return { rows: rows.filter(({ row }) => failed.has(row)) };
  }

  confirm(job: ModelJob): Conflict | null {
    if (!job.isDryRun) return { conflict: 'no_dry_run' };
    if (job.state === 'waiting') return { conflict: 'not_finished' };
    if (job.state === 'cancelled') return { conflict: 'dry_run_incomplete' };
    if (job.isConfirmed) return { conflict: 'already_confirmed' };
    job.isConfirmed = true;
    return null;
  }

  undo({ state, isDryRun, reversals }: ModelJob): Conflict | null {
    if (state === 'waiting') return { conflict: 'not_finished' };
    return isDryRun || reversals.length === 0 ? { conflict: 'nothing_to_undo' } : null;
  }

  private run(job: ModelJob): void {
    if (job.undoes !== undefined && job.rows.length === 0) job.rows = rowsOfUndo(job.undoes);
    const state = job.isDryRun ? new Map(this.vouchers) : this.vouchers;
    const codes = [...new Set(job.rows.map(({ code }) => code))];
    job.seen = new Map(codes.map((code) => [code, this.version(code)]));
    const vouchers = new ModelVouchers(state, this.moment);
    const reversals: ModelJob['reversals'][number][] = [];
    job.lines = job.rows.map((row): ModelLine => {
      const { error = '', reversal } = this.effectOf(job, row, vouchers);
      if (reversal !== undefined) reversals.push({ ...row, reversal });
      if (reversal !== undefined && error === '') job.changedCount += 1;
      return [row.row, row.code, error === '' || reversal !== undefined, error];
    });
    job.reversals = reversals;
    job.state = 'done';
  }

  private effectOf({ expected, seen }: ModelJob, row: ModelRow, vouchers: ModelVouchers) {
    if (row.refusal !== undefined) return { error: row.refusal };
    const isOther = expected !== undefined && expected.get(row.code) !== seen.get(row.code);
    return isOther ? { error: 'changed_since_dry_run' } : vouchers.apply(row);
  }

  private version(code: string): string | undefined {
    const voucher = this.vouchers.get(code);
    return voucher && this.versionOf(voucher);
  }
}

/** The rows that changed values, the last one first. */
function rowsOfUndo({ reversals }: ModelJob): ModelRow[] {
  return reversals
    .filter(
      ({ reversal }) =>
        reversal.kind !== 'change' || changedKeys(reversal.from, reversal.to).length > 0,
    )
    .reverse()
    .map(({ row, code, reversal }) => ({ row, code, wish: { kind: 'undo', reversal } }));
}
