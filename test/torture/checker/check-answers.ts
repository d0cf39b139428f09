import { reportLines } from '../../support/report-lines.js';
import { send, type Caller } from '../http.js';
import { foundRows } from './check-rows.js';
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
  const { done_count: done, failed_count: failed, reports } = body.result ?? {};
  if (done !== action.done || (failed ?? 0) !== action.failed)
    return say(`result ${done}/${failed}`);
  const link = new URL((reports as string[])[0] ?? '');
  const report = await send(caller, { method: 'GET', path: link.pathname + link.search });
  if (report.status !== 200) return say(`its report answered ${report.status}`);
  const expected = foundRows(job).map(({ row, code, error }) => `${row},${code},${error ?? ''}`);
  const lines = reportLines(report.body as string);
  const actual = new Set(lines.map((line) => `${line.row},${line.code},${line.error_key}`));
  const missing = expected.filter((line) => !actual.has(line));
  if (missing.length === 0 && lines.length === expected.length) return [];
  return say(
    `report has ${lines.length} lines of ${expected.length}, without ${missing[0] ?? 'none'}`,
  );
}
