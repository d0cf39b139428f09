import type { SentJob } from '../history.js';
import type { MatchedJob } from './match-jobs.js';
import type { Violation } from './violation.js';

/** Adds vouchers and notes nothing of them. */
const IMPORT = 'VOUCHERS.IMPORT';

/** What the database says of a row. */
export interface FoundRow {
  /** The number of its chunk. */
  readonly chunk: number;
  readonly row: number;
  readonly code: string;
  readonly error: string | null;
  readonly before: unknown;
  readonly writtenAt: number;
}

/** The processed rows of a job in the order in which they were applied. */
export function foundRows({ chunks }: MatchedJob): FoundRow[] {
  return chunks.flatMap(({ number: chunk, rows, outcomes, before, processedAt }) => {
    if (!Array.isArray(rows) || processedAt === null) return [];
    const errors = new Map((outcomes ?? []).map(({ row, error }) => [row, error?.key ?? null]));
    const priors = new Map(before);
    return rows.map(([row, code]) => ({
      chunk,
      row,
      code,
      error: errors.get(row) ?? null,
      before: priors.get(row),
      writtenAt: processedAt,
    }));
  });
}

/** The rows to which a job did not come before it was cancelled or stopped. */
export function unprocessedRows({ chunks }: MatchedJob): { row: number; code: string }[] {
  const open = chunks.filter(
    ({ rows, processedAt }) => Array.isArray(rows) && processedAt === null,
  );
  return open.flatMap(({ rows }) => rows.map(([row, code]) => ({ row, code })));
}

/** Each row that was asked for is there once, the counts fit the outcomes, and the job has ended as they say. */
export function checkRows(job: MatchedJob, matched: ReadonlyMap<SentJob, MatchedJob>): Violation[] {
  const { sent, action, chunks } = job;
  const processed = foundRows(job);
  const rows = [...processed, ...unprocessedRows(job)];
  const violations: Violation[] = [];
  const say = (kind: Violation['kind'], what: string) =>
    violations.push({ kind, what: `${sent.id} (${action.id}): ${what}` });
  const open = chunks.filter(({ processedAt }) => processedAt === null).length;
  const isCutOff = action.isCancelled || isStopped(job);
  const expected = isCutOff ? 'FAILED' : 'DONE';
  if (action.status !== expected) say('stuck', `status ${action.status}`);
  if (action.status === 'DONE' && open > 0) say('lost', `DONE with ${open} unprocessed chunks`);
  violations.push(...checkCancelled(job), ...checkStopped(job));
  const numbers = new Set(rows.map(({ row }) => row));
  if (numbers.size < rows.length) say('twice', 'a row stands in it twice');
  if (sent.key === undefined) {
    const wanted = rowsWanted(sent, matched);
    const missing = wanted.filter((row) => !numbers.has(row)).length;
    if (missing > 0) say('lost', `${missing} of ${wanted.length} rows`);
    if (numbers.size > wanted.length) say('untrue', `${numbers.size} rows, not ${wanted.length}`);
    const wrong = rows.find(({ row, code }) => sent.rows[row - 1]?.code !== code);
    if (wrong !== undefined) say('untrue', `row ${wrong.row} is of ${wrong.code}`);
  }
  const failed = processed.filter(({ error }) => error !== null).length;
  const done = processed.length - failed;
  const claims = [action.total, action.done, action.failed].join();
  if (claims !== [rows.length, done, failed].join()) {
    say('untrue', `counts ${claims}, outcomes ${[rows.length, done, failed].join()}`);
  }
  const sum = (name: 'done' | 'failed') => chunks.reduce((total, chunk) => total + chunk[name], 0);
  if (sum('done') !== action.done || sum('failed') !== action.failed)
    say('untrue', 'counts of chunks');
  const status = failed === 0 && !isCutOff ? 'SUCCESS' : 'FAILED';
  if (action.operationStatus !== status) say('untrue', action.operationStatus);
  return violations;
}

/** Who asked for it, and that nothing was processed behind a chunk that was not. */
function checkCancelled({ sent, action, chunks }: MatchedJob): Violation[] {
  const say = (kind: Violation['kind'], what: string): Violation[] => [
    { kind, what: `${sent.id} (${action.id}): ${what}` },
  ];
  const { cancelled = 'refused' } = sent;
  if (action.isCancelled && cancelled === 'refused') return say('untrue', 'nobody cancelled it');
  if (!action.isCancelled && cancelled === 'done') return say('lost', 'it was cancelled');
  const firstOpen = chunks.findIndex(({ processedAt }) => processedAt === null);
  const isInOrder = chunks.every(
    ({ processedAt }, at) => (processedAt === null) === (firstOpen >= 0 && at >= firstOpen),
  );
  return isInOrder ? [] : say('reordered', 'a chunk was processed before the one ahead of it');
}

/** Whether it ended because too many rows failed. */
function isStopped({ sent, action, chunks }: MatchedJob): boolean {
  const isOpen = chunks.some(({ processedAt }) => processedAt === null);
  return isOpen && !action.isCancelled && action.failed > (sent.maxFailedRows ?? Infinity);
}

/** No chunk was processed behind the one in which too many rows had failed. */
function checkStopped({ sent, action, chunks }: MatchedJob): Violation[] {
  const { maxFailedRows = Infinity } = sent;
  let failed = 0;
  for (const { number, failed: ofChunk, processedAt } of chunks) {
    if (processedAt !== null && failed > maxFailedRows) {
      const what = `chunk ${number} was processed behind ${failed} failed rows`;
      return [{ kind: 'untrue', what: `${sent.id} (${action.id}): ${what}` }];
    }
    failed += ofChunk;
  }
  return [];
}

/**
 * The numbers of the rows that a job asks for: of a retry those that its first job did not do, of an undo those that
 * changed something.
 */
function rowsWanted(
  { rows, retryOf, undoes }: SentJob,
  matched: ReadonlyMap<SentJob, MatchedJob>,
): number[] {
  const parent = retryOf ?? undoes;
  if (parent === undefined) return rows.map((_, at) => at + 1);
  const first = matched.get(parent);
  if (first === undefined) return [];
  if (undoes !== undefined) return rowsToUndo(first).map(({ row }) => row);
  const failed = foundRows(first).filter(({ error }) => error !== null);
  return [...failed, ...unprocessedRows(first)].map(({ row }) => row);
}

/** The rows of a job that changed something. */
export function rowsToUndo(job: MatchedJob): FoundRow[] {
  const addsOnly = job.action.type === IMPORT;
  return foundRows(job).filter(({ before, error }) =>
    addsOnly ? error === null : before !== undefined,
  );
}
