import type { IncomingMessage } from 'node:http';
import type { ManagementScheme } from './access-rules.js';
import {
  readBasic,
  readBasicPassword,
  readBearer,
  readKeyHeaders,
  readManagementKey,
} from './credentials.js';
import type { RouteScope } from './scope.js';
import { hashToken } from './token-hash.js';

/**
 * Who the caller of a route claims to be, by the one means that the route looks at. The secret is there as its
 * SHA-256 only. Credentials that came beside it are no part of it.
 */
export type Claim =
  | { readonly means: 'key'; readonly appId: string; readonly secretSha256: string }
  | { readonly means: 'token' | 'management'; readonly secretSha256: string };

const SCHEMES: Readonly<Record<ManagementScheme, (request: IncomingMessage) => string | null>> = {
  bearer: readBearer,
  basic: readBasicPassword,
};

/** The claim of a caller of a route for clients; one with access `key` takes a key only. Null: there is none. */
export function clientClaim(request: IncomingMessage, access: RouteScope | 'key'): Claim | null {
  const bearer = access === 'key' ? null : readBearer(request);
  if (bearer !== null) return { means: 'token', secretSha256: hashToken(bearer) };
  const key = readKeyHeaders(request) ?? (access === 'key' ? readBasic(request) : null);
  return key && { means: 'key', appId: key.appId, secretSha256: hashToken(key.appToken) };
}

/**
 * The claim of a caller of a route for operators, or null.
 *
 * @param scheme where the route takes the key from, besides `X-Management-Key`
 */
export function operatorClaim(request: IncomingMessage, scheme?: ManagementScheme): Claim | null {
  const key = readManagementKey(request) ?? (scheme ? SCHEMES[scheme](request) : null);
  return key === null ? null : { means: 'management', secretSha256: hashToken(key) };
}

/** Whether a request brings anything that could be a credential. One without is no guess. */
export function bringsCredentials({ headers }: IncomingMessage): boolean {
  const names = ['x-app-id', 'x-app-token', 'authorization', 'x-management-key'];
  return names.some((name) => headers[name] !== undefined);
}
