import { AsyncLocalStorage } from 'node:async_hooks';
import type { FastifyRequest } from 'fastify';
import { clientAddress } from '../net/client-address.js';
import type { Actor, AuditMeans } from './audit-entry.js';

/** The request that runs now, for records that outlive it. */
export interface CurrentRequest {
  /** Method and path, with names for what differs: `PUT /v1/vouchers/{code}`. */
  readonly route: string;
  /** What the operator called the key that was used; null without one. */
  readonly keyName: string | null;
}

const current = new AsyncLocalStorage<{
  readonly actor: Actor;
  readonly request: CurrentRequest;
}>();

/** What is done outside any request is done by the service. */
const SERVICE: Actor = { means: 'service', appId: null, address: null, requestId: null };

/** Who asked for what runs now. */
export function currentActor(): Actor {
  return current.getStore()?.actor ?? SERVICE;
}

/** The request for which what runs now is done, or null. */
export function currentRequest(): CurrentRequest | null {
  return current.getStore()?.request ?? null;
}

/**
 * Fastify's onRequest hook, after the caller is known: whatever runs for this request from here on is done
 * by its caller, or by somebody without a key. Services need not hand the caller down to each other for it.
 */
export function actAsCaller(request: FastifyRequest, _reply: unknown, done: () => void): void {
  const { principal, isOperator, id, method, routeOptions } = request;
  const means: AuditMeans = principal?.means ?? (isOperator === true ? 'management' : 'none');
  const address = clientAddress(request);
  const actor: Actor = { means, appId: principal?.appId ?? null, address, requestId: id };
  const keyName = principal?.keyName ?? null;
  const route = `${method} ${pathOf(routeOptions.url ?? '')}`;
  current.run({ actor, request: { route, keyName } }, done);
}

/** By the address of the route, of which there are as many as routes. */
const paths = new Map<string, string>();

function pathOf(url: string): string {
  let path = paths.get(url);
  if (path === undefined) {
    path = url.replace(/:(\w+)/g, '{$1}');
    paths.set(url, path);
  }
  return path;
}
