import { reportLines } from '../../support/jobs/report-lines.js';
import { send, type Caller } from '../http.js';
import { foundRows, unprocessedRows } from './check-rows.js';
import type { MatchedJob } from './match-jobs.js';
import type { Violation } from './violation.js';

/** What the service answers about a job is what the database holds: its counts, and a report line for each row. */
export async function checkAnswers(caller: Caller, job: MatchedJob): Promise<Violation[]> {
  const { action } = job;
  const say = (what: string): Violation[] => [{ kind: 'untrue', what: `${action.id}: ${what}` }];
  const { status, body } = await send(caller, {
    method: 'GET',
    path: `/v1/async-actions/${action.id}`,
  });
  if (status !== 200) return say(`answered ${status}`);
  const { done_count: done, failed_count: failed, unprocessed_count, reports } = body.result ?? {};
  const open = unprocessedRows(job);
  const counts = [done, failed ?? 0, unprocessed_count ?? 0];
  if (counts.join() !== [action.done, action.failed, open.length].join())
    return say(`result ${counts.join('/')}`);
  const link = new URL((reports as string[])[0] ?? '');
  const report = await send(caller, { method: 'GET', path: link.pathname + link.search });
  if (report.status !== 200) return say(`its report answered ${report.status}`);
  const left = open.map((row) => ({ ...row, error: 'not_processed' }));
  const rows = [...foundRows(job), ...left];
  const expected = rows.map(({ row, code, error }) => `${row},${code},${error ?? ''}`);
  const lines = reportLines(report.body as string);
  const actual = new Set(lines.map((line) => `${line.row},${line.code},${line.error_key}`));
  const missing = expected.filter((line) => !actual.has(line));
  if (missing.length === 0 && lines.length === expected.length) return [];
  return say(
    `report has ${lines.length} lines of ${expected.length}, without ${missing[0] ?? 'none'}`,
  );
}
