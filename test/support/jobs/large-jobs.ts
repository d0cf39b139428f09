import type { ApiClient } from '../http/api-client.js';
import { eventually } from '../eventually.js';

/** In many chunks, so that a job can be stopped between two of them. */
const ROWS = 60_000;

/** Sends a job of many rows, none of which finds a voucher. @returns its id */
export async function sendLargeJob(api: ApiClient, label: string): Promise<string> {
  const json = Array.from({ length: ROWS }, (_, at) => ({ code: `x-${at}`, metadata: {} }));
  const path = `/v1/vouchers/bulk/async?label=${encodeURIComponent(label)}`;
  const { status, body } = await api.request('POST', path, { json });
  if (status !== 202) throw new Error(`${path} answered ${status}`);
  return body.async_action_id as string;
}

/** Stops the queue of the project before the next chunk, or lets it go on. */
export async function holdQueue(api: ApiClient, isHeld: boolean): Promise<void> {
  await api.request('POST', `/v1/async-action-queue/${isHeld ? 'pause' : 'resume'}`);
}

/** Lets the queue go on and stops it when a job has some rows behind it. @returns its progress, of 100 */
export async function runAStretch(api: ApiClient, id: string): Promise<number> {
  const progress = async () => (await api.get(`/v1/async-actions/${id}`)).body.progress as number;
  const before = await progress();
  await holdQueue(api, false);
  await eventually('the job goes on', async () => (await progress()) > before);
  await holdQueue(api, true);
  // The chunk that was under way is committed, or was given up.
  let seen = -1;
  await eventually('the job stands still', async () => {
    const last = seen;
    seen = await progress();
    return last === seen;
  });
  return seen;
}
