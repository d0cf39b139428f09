import { AsyncLocalStorage } from 'node:async_hooks';
import type { FastifyRequest } from 'fastify';
import { clientAddress } from '../net/client-address.js';
import type { Actor } from './audit-entry.js';

const current = new AsyncLocalStorage<Actor>();

/** What is done outside any request is done by the service. */
const SERVICE: Actor = { means: 'service', appId: null, address: null, requestId: null };

/** Who asked for what runs now. */
export function currentActor(): Actor {
  return current.getStore() ?? SERVICE;
}

/**
 * Fastify's onRequest hook, after the caller is known: whatever runs for this request from here on is done
 * by its caller, or by somebody without a key. Services need not hand the caller down to each other for it.
 */
export function actAsCaller(request: FastifyRequest, _reply: unknown, done: () => void): void {
  const { principal, isOperator, id } = request;
  const means = principal?.means ?? (isOperator === true ? 'management' : 'none');
  const address = clientAddress(request);
  current.run({ means, appId: principal?.appId ?? null, address, requestId: id }, done);
}
