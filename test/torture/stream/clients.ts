import { setTimeout as sleep } from 'node:timers/promises';
import type { SentEdit } from '../history.js';
import { send } from '../http.js';
import { backAgain, type Client } from './client.js';
import { drawEdit } from './edits.js';
import { followUp } from './follow-ups.js';
import { OPERATIONS } from './operations.js';
import { chooseOptions } from './options.js';
import { submitJob } from './submit-job.js';

/** How many bulk requests carry an Idempotency-Key. */
const KEYED = 0.4;

/** Sends one bulk request after the other. */
export async function submitJobs(client: Client): Promise<void> {
  const { name, project, choice, signal } = client;
  for (let number = 0; !signal.aborted; number += 1) {
    const id = `${name}-${number}`;
    const operation = choice.weighted(OPERATIONS);
    const request = operation.draw(id, choice, project);
    if (request === null) continue;
    const { call, ...asked } = chooseOptions(request, choice);
    const isKeyed = operation.takesNoKey !== true && choice.chance(KEYED);
    const job = await submitJob(client, { id, type: operation.type, ...asked }, call, isKeyed);
    if (job !== null) await followUp(client, job);
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
    if (status === 500) history.seen.push({ kind: 'untrue', what: `${name}-${number}: 500` });
    if (status === 200) edit.answer = body.metadata as SentEdit['metadata'];
    if (fate === 'unknown' || status === 503) await backAgain(client);
    else await sleep(choice.below(30));
  }
}
