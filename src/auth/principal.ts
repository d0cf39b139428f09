import type { Scope } from './scope.js';

/** Who makes a request. Everything it may see belongs to its project. */
export interface Principal {
  readonly projectId: string;
  readonly appId: string;
  /** What the operator called the key. */
  readonly keyName: string;
  /** Whether it came with the key itself or with a bearer token of it. */
  readonly means: 'key' | 'token';
  readonly scopes: readonly Scope[];
}
