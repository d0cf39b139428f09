import type { History } from '../history.js';
import type { Caller } from '../http.js';
import { checkAnswers } from './check-answers.js';
import { checkCodes } from './check-codes.js';
import { checkDatabase } from './check-database.js';
import { checkRows } from './check-rows.js';
import { matchJobs } from './match-jobs.js';
import { readActions, readChunks, type Read } from './stored.js';
import type { Violation } from './violation.js';

/** Answers about so many jobs of a project are compared with the database: all of a short run. */
const MAX_ANSWERS = 300;

export interface CheckResult {
  readonly jobs: number;
  readonly rows: number;
  readonly violations: readonly Violation[];
}

/** Compares all that was sent in a round with all that is stored. Nothing may be sent meanwhile. */
export async function checkAll(
  read: Read,
  history: History,
  callers: ReadonlyMap<string, Caller>,
): Promise<CheckResult> {
  const violations: Violation[] = [...history.seen, ...(await checkDatabase(read))];
  const actions = await readActions(read);
  let [jobs, rows] = [0, 0];
  for (const [project, caller] of callers) {
    const stored = [];
    for (const action of actions.filter((one) => one.project === project)) {
      stored.push({ action, chunks: await readChunks(read, action.id) });
    }
    const sent = history.jobs.filter((job) => job.project === project);
    const { matched, violations: unmatched } = matchJobs(sent, stored);
    const bySent = new Map(matched.map((job) => [job.sent, job]));
    violations.push(...unmatched, ...matched.flatMap((job) => checkRows(job, bySent)));
    violations.push(...(await checkCodes(read, project, history, matched)));
    for (const job of matched.slice(0, MAX_ANSWERS))
      violations.push(...(await checkAnswers(caller, job)));
    jobs += matched.length;
    rows += matched.reduce((sum, { action }) => sum + action.total, 0);
  }
  return { jobs, rows, violations };
}
