import type { MatchedJob } from './match-jobs.js';
import type { Violation } from './violation.js';

/** What the database says of a row. */
export interface FoundRow {
  readonly row: number;
  readonly code: string;
  readonly error: string | null;
  readonly before: unknown;
  readonly writtenAt: number;
}

/** The rows of a job in the order in which they were applied. */
export function foundRows({ chunks }: MatchedJob): FoundRow[] {
  return chunks.flatMap(({ rows, outcomes, before, processedAt }) => {
    if (!Array.isArray(rows)) return [];
    const errors = new Map((outcomes ?? []).map(({ row, error }) => [row, error?.key ?? null]));
    const priors = new Map(before);
    return rows.map(([row, code]) => ({
      row,
      code,
      error: errors.get(row) ?? null,
      before: priors.get(row),
      writtenAt: processedAt ?? 0,
    }));
  });
}

/** Each row that was sent is there once, its counts are those of the outcomes, and the job has ended as they say. */
export function checkRows(job: MatchedJob): Violation[] {
  const { sent, action, chunks } = job;
  const rows = foundRows(job);
  const violations: Violation[] = [];
  const say = (kind: Violation['kind'], what: string) =>
    violations.push({ kind, what: `${sent.id} (${action.id}): ${what}` });
  const open = chunks.filter(({ processedAt }) => processedAt === null).length;
  if (action.status !== 'DONE') say('stuck', `status ${action.status}`);
  if (action.status === 'DONE' && open > 0) say('lost', `DONE with ${open} unprocessed chunks`);
  const numbers = new Set(rows.map(({ row }) => row));
  if (numbers.size < rows.length) say('twice', 'a row stands in it twice');
  if (sent.key === undefined) {
    if (numbers.size !== sent.rows.length)
      say('lost', `${numbers.size} of ${sent.rows.length} rows`);
    const wrong = rows.find(({ row, code }) => sent.rows[row - 1]?.code !== code);
    if (wrong !== undefined) say('untrue', `row ${wrong.row} is of ${wrong.code}`);
  }
  const failed = rows.filter(({ error }) => error !== null).length;
  const done = rows.length - failed;
  const claims = [action.total, action.done, action.failed].join();
  if (open === 0 && claims !== [rows.length, done, failed].join()) {
    say('untrue', `counts ${claims}, outcomes ${[rows.length, done, failed].join()}`);
  }
  const sum = (name: 'done' | 'failed') => chunks.reduce((total, chunk) => total + chunk[name], 0);
  if (sum('done') !== action.done || sum('failed') !== action.failed)
    say('untrue', 'counts of chunks');
  const status = failed === 0 ? 'SUCCESS' : 'FAILED';
  if (action.status === 'DONE' && action.operationStatus !== status)
    say('untrue', action.operationStatus);
  return violations;
}
