import { setTimeout as sleep } from 'node:timers/promises';
import type { History } from '../history.js';
import { send, type Call, type Caller, type Reply } from '../http.js';
import type { Moments } from '../moments.js';
import type { Choice } from './choice.js';
import type { TortureProject } from './project.js';

/** A client of a project, until it is asked to end. */
export interface Client {
  readonly name: string;
  /** Whether it alone pauses the queue of its project. */
  readonly ownsQueue: boolean;
  readonly project: TortureProject;
  readonly caller: Caller;
  readonly choice: Choice;
  readonly history: History;
  readonly moments: Moments;
  readonly signal: AbortSignal;
}

const POLL_MS = 40;

/** Waits until the service is ready again, or the client is to end. */
export async function backAgain({ caller, signal }: Client): Promise<void> {
  do await sleep(POLL_MS);
  while (
    !signal.aborted &&
    (await send(caller, { method: 'GET', path: '/health/ready' })).status !== 200
  );
}

/** Sends a request again and again until the service decides on it, also when the client is to end. */
export async function insist(client: Client, call: Call): Promise<Reply> {
  for (;;) {
    const reply = await send(client.caller, call);
    if (reply.fate !== 'unknown' && reply.status < 500) return reply;
    await sleep(POLL_MS);
  }
}

/** The action as the service shows it; null when it did not answer. */
export async function look({ caller }: Client, actionId: string): Promise<Reply['body']> {
  const { status, body } = await send(caller, {
    method: 'GET',
    path: `/v1/async-actions/${actionId}`,
  });
  return status === 200 ? body : null;
}

/** Returns whether the action has ended; false when the client is to end before. */
export async function awaitEnd(client: Client, actionId: string): Promise<boolean> {
  while (!client.signal.aborted) {
    const action = await look(client, actionId);
    if (action !== null && ['DONE', 'FAILED'].includes(action.status as string)) {
      client.history.endSeenAt.set(actionId, performance.now());
      return true;
    }
    await sleep(POLL_MS);
  }
  return false;
}
