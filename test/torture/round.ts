import { setTimeout as sleep } from 'node:timers/promises';
import { checkAll } from './checker/check-all.js';
import type { Violation } from './checker/violation.js';
import { History } from './history.js';
import type { Caller } from './http.js';
import { Moments } from './moments.js';
import { SETUPS, type SetupName } from './setups/index.js';
import type { Setup, SetupOptions } from './setups/setup.js';
import { Choice } from './stream/choice.js';
import type { Client } from './stream/client.js';
import { editVouchers, submitJobs } from './stream/clients.js';
import { makeProject, type TortureProject } from './stream/project.js';
import { HOT_CODES } from './stream/rows.js';
import type { Tally } from './tally.js';

/** How long nothing may move at the end before it counts as stuck: longer than a lease, and than a slow machine. */
const STUCK_MS = 45_000;
const PROJECTS = 2;
const CLIENTS = 2;

export interface RoundOptions extends SetupOptions {
  readonly setup: SetupName;
  readonly seed: number;
  /** How long the clients send. */
  readonly forMs: number;
  /** The mean pause between two strikes; none strikes at Infinity. */
  readonly strikeEveryMs: number;
}

/** One service from its first start to a check of its work. Returns whether every promise held; else its files stay. */
export async function playRound(options: RoundOptions, tally: Tally): Promise<boolean> {
  const setup = await SETUPS[options.setup](options);
  let violations: Violation[] = [];
  try {
    violations = await playOn(setup, options, tally);
  } catch (error) {
    // A set-up that cannot be healed, or that nobody can read any more.
    violations = [{ kind: 'stuck', what: String(error) }];
  } finally {
    await setup.dispose({ keepFiles: violations.length > 0 });
  }
  tally.violations.push(...violations);
  return violations.length === 0;
}

async function playOn(setup: Setup, options: RoundOptions, tally: Tally): Promise<Violation[]> {
  const history = new History();
  const projects: TortureProject[] = [];
  for (let n = 0; n < PROJECTS; n += 1) {
    projects.push(await makeProject(() => setup.url(n), `Project ${n}`, history));
  }
  await strikeAndSend(setup, projects, history, options, tally);
  await setup.heal();
  await drain(setup);
  const callers = new Map(
    projects.map(({ id, headers }, n): [string, Caller] => [
      id,
      { url: () => setup.url(n), headers },
    ]),
  );
  const result = await checkAll(setup.read, history, callers);
  tally.jobs += result.jobs;
  tally.rows += result.rows;
  tally.edits += history.edits.length;
  tally.addAsked(history.asked);
  return [...result.violations, ...(await setup.checkPlace())];
}

async function strikeAndSend(
  setup: Setup,
  projects: readonly TortureProject[],
  history: History,
  { seed, forMs, strikeEveryMs }: RoundOptions,
  tally: Tally,
): Promise<void> {
  const ending = new AbortController();
  const moments = new Moments();
  const clients = projects.flatMap((project, at) =>
    Array.from({ length: 2 * CLIENTS }, (_, n) => {
      const number = at * 2 * CLIENTS + n;
      const caller = { url: () => setup.url(number), headers: project.headers };
      const choice = new Choice(seed * 1_000 + number);
      const name = `${n % 2 === 0 ? 'job' : 'edit'}-${number}`;
      const client: Client = {
        name,
        ownsQueue: n === 0,
        project,
        caller,
        choice,
        history,
        moments,
        signal: ending.signal,
      };
      const codes = HOT_CODES.filter((_, code) => code % CLIENTS === Math.floor(n / 2));
      return n % 2 === 0 ? submitJobs(client) : editVouchers(client, codes);
    }),
  );
  const choice = new Choice(seed * 1_000 + 999);
  const until = performance.now() + forMs;
  while (performance.now() < until) {
    const pause = Math.min(2 * strikeEveryMs * choice.random(), until - performance.now());
    await sleep(Math.max(0, pause));
    if (performance.now() < until) await setup.strike({ choice, tally, moments });
  }
  await setup.heal();
  ending.abort();
  await Promise.all(clients);
}

/** Waits until all is done, or nothing moves. */
async function drain({ read }: Setup): Promise<void> {
  let last = '';
  let movedAt = performance.now();
  while (performance.now() - movedAt < STUCK_MS) {
    const [state] = await read<Record<string, unknown>>(
      `SELECT (SELECT count(*) FROM async_actions WHERE finished_at IS NULL) AS open,
        (SELECT coalesce(sum(done_count + failed_count), 0) FROM async_actions) AS rows_done,
        (SELECT count(*) FROM project_leases WHERE expires_at > 0) AS leases`,
    );
    if (Number(state?.open) === 0 && Number(state?.leases) === 0) return;
    // Without the leases: work that fails again and again takes and returns them.
    const now = `${String(state?.open)} ${String(state?.rows_done)}`;
    if (now !== last) movedAt = performance.now();
    last = now;
    await sleep(100);
  }
}
