import { ROUTE_SCOPES, type RouteScope, type Scope } from '../../../src/auth/scope.js';
import type { SecurityRequirement } from './openapi-document.js';

/** Who may call a route: those with a scope, any key, operators, the scraper of metrics, or everyone. */
export type Access =
  RouteScope | 'async-actions+vouchers' | 'key' | 'management' | 'metrics' | 'public';

/** How a caller shows who it is, and what that is good for. */
export interface Identity {
  readonly by: 'nothing' | 'key' | 'basic' | 'token' | 'management' | 'management-bearer';
  readonly scopes: readonly Scope[];
}

/** Whether the caller is let in; if not, whether it is known. */
export type Outcome = 'let in' | 'forbidden' | 'unauthorized';

/**
 * Who may call what is at a path, by the rule that the documentation of the scopes states.
 * @throws Error for a path that the rule does not know, so that a new one is decided on here
 */
export function accessOf(path: string): Access {
  const [, first = '', second = ''] = path.split('/');
  if (first === 'management') return 'management';
  if (first === 'metrics') return 'metrics';
  if (['health', 'reports', 'assets'].includes(first)) return 'public';
  // Its code stands in the body.
  if (path === '/v1/oauth/sign-in') return 'public';
  if (first === 'v1' && second === 'oauth') return 'key';
  if (first === 'v1' && /\/(?:retry|confirm|undo)$/.test(path)) return 'async-actions+vouchers';
  if (first === 'v1' && /^async-action-(?:queue|events)$/.test(second)) return 'async-actions';
  const scope = ROUTE_SCOPES.find((name) => name === second);
  if (first === 'v1' && scope !== undefined && scope !== 'api') return scope;
  throw new Error(`No rule says who may call ${path}`);
}

/** What the document must say of a route with this access. */
export function securityOf(access: Access): SecurityRequirement[] {
  const keyHeaders = { 'X-App-Id': [], 'X-App-Token': [] };
  if (access === 'public') return [];
  if (access === 'management' || access === 'metrics') return [{ 'X-Management-Key': [] }];
  if (access === 'key') return [keyHeaders, { Basic: [] }];
  return [keyHeaders, { 'X-Voucherify-OAuth': ['api', ...access.split('+')] }];
}

/** What becomes of a caller on a route. */
export function outcomeOf(access: Access, { by, scopes }: Identity): Outcome {
  if (access === 'public') return 'let in';
  if (access === 'management') return by === 'management' ? 'let in' : 'unauthorized';
  if (access === 'metrics') return by.startsWith('management') ? 'let in' : 'unauthorized';
  if (access === 'key') return by === 'key' || by === 'basic' ? 'let in' : 'unauthorized';
  if (by !== 'key' && by !== 'token') return 'unauthorized';
  const has = (scope: string) => scopes.some((one) => one === 'api' || one === scope);
  return access.split('+').every(has) ? 'let in' : 'forbidden';
}
