import { createHash } from 'node:crypto';
import type { BodyBytes, BulkBody } from './bulk-body.js';
import { moved } from '../../workers/moved.js';

/**
 * The result of a task that reads bodies: its chunks move to the main thread with it, and the digest of what they were
 * read from, where it is wanted.
 */
export function moveBody(read: BulkBody, { bytes, isDigested }: BodyBytes): BulkBody {
  if (read.kind !== 'accepted') return read;
  const body = isDigested === true ? { ...read, sha256: sha256Of(bytes) } : read;
  const buffers = new Set(body.chunks.map(({ items }) => items.buffer as ArrayBuffer));
  return moved(body, [...buffers]);
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
