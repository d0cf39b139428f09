import { setTimeout as sleep } from 'node:timers/promises';
import type { Call } from '../http.js';
import { send } from '../http.js';
import { awaitEnd, insist, look, type Client } from './client.js';
import { submitJob, type AcceptedJob } from './submit-job.js';

/** What a client does after its request was accepted. */
interface FollowUp {
  readonly name: string;
  readonly weight: number;
  run(client: Client, job: AcceptedJob): Promise<unknown>;
}

const LONGEST_PAUSE_MS = 800;
const KEYED_RETRIES = 0.5;

const post = (path: string): Call => ({ method: 'POST', path });
const ofJob = ({ actionId }: AcceptedJob, verb: string) =>
  post(`/v1/async-actions/${actionId}/${verb}`);

const cancel: FollowUp = {
  name: 'cancel',
  weight: 8,
  async run({ caller, history, choice }, job) {
    // What is left of a purge shows on every voucher, so that nothing could be said of it.
    if (job.key !== undefined) return;
    await sleep(choice.below(200));
    job.cancelled = 'unknown';
    const { fate } = await send(caller, ofJob(job, 'cancel'));
    job.cancelled = fate;
    if (fate === 'done') history.endSeenAt.set(job.actionId, performance.now());
  },
};

/** Pauses by one call and resumes by another. In between the job must not go on. */
async function pauseBetween(client: Client, job: AcceptedJob, [pause, resume]: [Call, Call]) {
  const { caller, choice, history } = client;
  const { fate } = await send(caller, pause);
  const before = await look(client, job.actionId);
  await sleep(choice.below(LONGEST_PAUSE_MS));
  const after = await look(client, job.actionId);
  await insist(client, resume);
  if (fate !== 'done' || before === null || after === null) return;
  if (before.progress === after.progress && before.status === after.status) return;
  const [from, to] = [before, after].map(({ status, progress }) => `${status} ${progress}`);
  history.seen.push({ kind: 'untrue', what: `${job.id} was paused at ${from}, then ${to}` });
}

const pauseJob: FollowUp = {
  name: 'pause and resume',
  weight: 6,
  run: (client, job) => pauseBetween(client, job, [ofJob(job, 'pause'), ofJob(job, 'resume')]),
};

const QUEUE = '/v1/async-action-queue';

const pauseQueue: FollowUp = {
  name: 'pause and resume of the queue',
  weight: 6,
  async run(client, job) {
    if (!client.ownsQueue) return;
    await pauseBetween(client, job, [post(`${QUEUE}/pause`), post(`${QUEUE}/resume`)]);
  },
};

const retry: FollowUp = {
  name: 'retry',
  weight: 8,
  async run(client, job) {
    if (job.key !== undefined || !(await awaitEnd(client, job.actionId))) return;
    const result = (await look(client, job.actionId))?.result;
    if (!result || Number(result.failed_count) + Number(result.unprocessed_count ?? 0) === 0)
      return;
    const { isDryRun, maxFailedRows } = job;
    const draft = { ...again(job, 'again'), retryOf: job, isDryRun, maxFailedRows };
    await submitJob(client, draft, ofJob(job, 'retry'), client.choice.chance(KEYED_RETRIES));
  },
};

/** What a job that works on the rows of another one has of it. */
function again({ id, type, rows }: AcceptedJob, what: string) {
  return { id: `${id}-${what}`, type, rows };
}

/** A dry run that came to all of its rows. */
const confirm: FollowUp = {
  name: 'confirm',
  weight: 40,
  async run(client, job) {
    if (!(await awaitEnd(client, job.actionId))) return;
    if ((await look(client, job.actionId))?.status !== 'DONE') return;
    // Edits and other jobs come in between.
    await sleep(client.choice.below(100));
    const draft = { ...again(job, 'confirmed'), confirms: job, maxFailedRows: job.maxFailedRows };
    await submitJob(client, draft, ofJob(job, 'confirm'), client.choice.chance(KEYED_RETRIES));
  },
};

/** The kinds whose rows the model knows to undo. */
const UNDONE = ['VOUCHERS.BULK_UPDATE', 'VOUCHERS.METADATA_UPDATE', 'VOUCHERS.IMPORT'];

const undo: FollowUp = {
  name: 'undo',
  weight: 10,
  async run(client, job) {
    if (!UNDONE.includes(job.type) || !(await awaitEnd(client, job.actionId))) return;
    await sleep(client.choice.below(100));
    const draft = { ...again(job, 'undone'), undoes: job };
    const isKeyed = client.choice.chance(KEYED_RETRIES);
    await submitJob(client, draft, ofJob(job, 'undo'), isKeyed, 'nothing_to_undo');
  },
};

/** A backlog that grows would only be drained at the end. */
const wait: FollowUp = {
  name: 'wait for the end',
  weight: 30,
  run: (client, job) => awaitEnd(client, job.actionId),
};

const nothing: FollowUp = { name: 'nothing', weight: 42, run: () => Promise.resolve() };

const STOPS: readonly FollowUp[] = [cancel, pauseJob, pauseQueue];
const ALL: readonly FollowUp[] = [...STOPS, retry, undo, wait, nothing];
/** A dry run is confirmed, or stopped as any job. */
const OF_DRY_RUNS: readonly FollowUp[] = [...STOPS, confirm, nothing];

/** Jobs of several chunks, most of which are stopped: in others there is no midst. */
const LONG_ROWS = 2_000;
const STOPPED_LONG_JOBS = 0.6;

/** Cancels, pauses, retries, confirms or undoes a job that was accepted, waits for its end, or lets it be. */
export async function followUp(client: Client, job: AcceptedJob): Promise<void> {
  const { choice } = client;
  const isStopped = job.rows.length > LONG_ROWS && choice.chance(STOPPED_LONG_JOBS);
  const chosen = choice.weighted(isStopped ? STOPS : job.isDryRun === true ? OF_DRY_RUNS : ALL);
  client.history.noteAsked(chosen.name);
  await chosen.run(client, job);
}
