import { setTimeout as sleep } from 'node:timers/promises';
import type { History, SentEdit, SentJob } from '../history.js';
import { send, type Caller } from '../http.js';
import type { Moments } from '../moments.js';
import type { Choice } from './choice.js';
import { drawEdit } from './edits.js';
import { OPERATIONS } from './operations.js';
import type { TortureProject } from './project.js';

/** A client of a project, until it is asked to end. */
export interface Client {
  readonly name: string;
  readonly project: TortureProject;
  readonly caller: Caller;
  readonly choice: Choice;
  readonly history: History;
  readonly moments: Moments;
  readonly signal: AbortSignal;
}

/** How often a client waits for the end of its job: a backlog that grows would only be drained at the end. */
const WAIT_FOR_END = 0.35;
const POLL_MS = 40;

/** Sends one bulk request after the other. */
export async function submitJobs(client: Client): Promise<void> {
  const { name, project, caller, choice, history, moments, signal } = client;
  for (let number = 0; !signal.aborted; number += 1) {
    const id = `${name}-${number}`;
    const operation = choice.weighted(OPERATIONS);
    const request = operation.draw(id, choice, project);
    if (request === null) continue;
    const { call, ...asked } = request;
    const sentAt = performance.now();
    const job: SentJob = {
      id,
      project: project.id,
      type: operation.type,
      ...asked,
      sentAt,
      answeredAt: Infinity,
      fate: 'unknown',
    };
    history.jobs.push(job);
    const { fate, body } = await send(caller, call);
    job.answeredAt = performance.now();
    job.fate = fate;
    if (fate === 'done') {
      moments.noteAccepted();
      job.actionId = body.async_action_id as string;
      if (choice.chance(WAIT_FOR_END)) await awaitEnd(client, job.actionId);
    } else await backAgain(client);
  }
}

/** Changes one voucher after the other. No other client changes the same ones. */
export async function editVouchers(client: Client, codes: readonly string[]): Promise<void> {
  const { name, project, caller, choice, history, signal } = client;
  for (let number = 0; !signal.aborted; number += 1) {
    const { call, ...asked } = drawEdit(`${name}-${number}`, choice.of(codes), choice);
    const edit: SentEdit = {
      ...asked,
      project: project.id,
      sentAt: performance.now(),
      answeredAt: Infinity,
      fate: 'unknown',
      status: 0,
    };
    history.edits.push(edit);
    const { fate, status, body } = await send(caller, call);
    edit.answeredAt = performance.now();
    edit.fate = fate;
    edit.status = status;
    if (status === 200) edit.answer = body.metadata as SentEdit['metadata'];
    if (fate === 'unknown' || status === 503) await backAgain(client);
    else await sleep(choice.below(30));
  }
}

async function awaitEnd({ caller, history, signal }: Client, actionId: string): Promise<void> {
  while (!signal.aborted) {
    const { status, body } = await send(caller, {
      method: 'GET',
      path: `/v1/async-actions/${actionId}`,
    });
    if (status === 200 && ['DONE', 'FAILED'].includes(body.status as string)) {
      history.endSeenAt.set(actionId, performance.now());
      return;
    }
    await sleep(POLL_MS);
  }
}

async function backAgain({ caller, signal }: Client): Promise<void> {
  do await sleep(POLL_MS);
  while (
    !signal.aborted &&
    (await send(caller, { method: 'GET', path: '/health/ready' })).status !== 200
  );
}
