import { createHash } from 'node:crypto';
import type { BulkChoices } from '../options/bulk-choices.js';
import type { IdempotentRequest } from './idempotency.service.js';

const NO_BODY_SHA256 = createHash('sha256').digest('hex');

/**
 * By what a request about an action is known when it comes again; empty for one without an `Idempotency-Key`.
 * @param what the last part of its route
 */
export function idempotencyWithoutBody(
  what: string,
  actionId: string,
  { options, idempotencyKey: key }: BulkChoices,
): { idempotency?: IdempotentRequest } {
  if (key === undefined) return {};
  const route = JSON.stringify([what, actionId, options]);
  return { idempotency: { key, route, bodySha256: NO_BODY_SHA256 } };
}
