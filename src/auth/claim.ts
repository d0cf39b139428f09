import type { IncomingMessage } from 'node:http';
import type { ManagementScheme } from './access-rules.js';
import {
  readBasic,
  readBasicPassword,
  readBearer,
  readEncodedBasic,
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

/**
 * What a caller of a route for clients claims; one with access `key` takes a key only. `Basic` can be read in two
 * ways, so that there are two claims of which one may be true. Empty: there is none.
 */
export function clientClaims(request: IncomingMessage, access: RouteScope | 'key'): Claim[] {
  const bearer = access === 'key' ? null : readBearer(request);
  if (bearer !== null) return [{ means: 'token', secretSha256: hashToken(bearer) }];
  const key = readKeyHeaders(request);
  const keys =
    key === null && access === 'key' ? [readBasic(request), readEncodedBasic(request)] : [key];
  return keys
    .filter((read) => read !== null)
    .map(({ appId, appToken }) => ({ means: 'key', appId, secretSha256: hashToken(appToken) }));
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
