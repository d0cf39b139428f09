import type { BulkBody } from './bulk-body.js';
import { moved } from '../../workers/moved.js';

/** The result of a task that reads bodies: its chunks move to the main thread with it. */
export function moveBody(body: BulkBody): BulkBody {
  if (body.kind !== 'accepted') return body;
  const buffers = new Set(body.chunks.map(({ items }) => items.buffer as ArrayBuffer));
  return moved(body, [...buffers]);
}
