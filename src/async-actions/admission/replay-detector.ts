import type { IncomingHttpHeaders } from 'node:http';
import type { Principal } from '../../auth/principal.js';
import { isIdempotencyKey } from './idempotency-key.js';
import type { IdempotencyService } from './idempotency.service.js';

/** Answers from its headers alone whether a request of the caller has come before under its key. */
export function replayDetector(idempotency: IdempotencyService) {
  return async (
    { headers }: { readonly headers: IncomingHttpHeaders },
    { projectId }: Principal,
  ): Promise<boolean> => {
    const key = headers['idempotency-key'];
    return isIdempotencyKey(key) && idempotency.isKnown(projectId, key);
  };
}
