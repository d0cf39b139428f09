import type { Sent, SentJob } from '../history.js';
import { send, type Call } from '../http.js';
import { backAgain, type Client } from './client.js';

/** How often an answered request comes again under its key. */
const SEND_TWICE = 0.2;

/** A bulk request that was answered 202. */
export type AcceptedJob = SentJob & { readonly actionId: string };

/** A request as it is noted before it is sent. */
export type Draft = Omit<SentJob, keyof Sent | 'actionId' | 'cancelled'>;

/**
 * Sends a bulk request and notes what a client knows of it then. Under an Idempotency-Key it comes again until it is
 * answered, and now and then once more; then all answers must name the same action.
 * @param mayConflict the key of an error with which the service may refuse it
 * @returns null when it was not accepted, as far as the client knows
 */
export async function submitJob(
  client: Client,
  draft: Draft,
  call: Call,
  isKeyed: boolean,
  mayConflict?: string,
): Promise<AcceptedJob | null> {
  const { project, history, moments, signal, choice } = client;
  const times = { sentAt: performance.now(), answeredAt: Infinity };
  const job: SentJob = { ...draft, project: project.id, ...times, fate: 'refused' };
  history.jobs.push(job);
  const keyed = isKeyed ? { ...call, headers: { 'idempotency-key': job.id } } : call;
  do {
    const before = job.fate;
    // Until it is answered it may be there.
    job.fate = 'unknown';
    const { fate, status, body } = await send(client.caller, keyed);
    job.answeredAt = performance.now();
    if (fate === 'done') {
      job.fate = 'done';
      job.actionId = body.async_action_id as string;
      moments.noteAccepted();
      if (isKeyed && choice.chance(SEND_TWICE)) await sendAgain(client, job, keyed);
      return job as AcceptedJob;
    }
    if (before === 'refused') job.fate = fate;
    if (status === 409 && body.key === mayConflict) return null;
    if (status === 500 || (status >= 400 && status < 500)) {
      history.seen.push({ kind: 'untrue', what: `${job.id} was answered ${status}` });
      return null;
    }
    await backAgain(client);
  } while (isKeyed && !signal.aborted);
  return null;
}

async function sendAgain({ caller, history }: Client, job: SentJob, call: Call): Promise<void> {
  history.noteAsked('same request under its key');
  const { fate, status, body } = await send(caller, call);
  const isSame = fate === 'done' && body.async_action_id === job.actionId;
  // A service that is down, or whose disk is full, need not know.
  if (isSame || fate === 'unknown' || status === 503) return;
  const what = `${job.id} came again and was answered ${status} ${JSON.stringify(body)}`;
  history.seen.push({ kind: 'twice', what });
}
