import type { Scope } from './scope.js';

/** Who makes a request. Everything it may see belongs to its project. */
export interface Principal {
  readonly projectId: string;
  readonly appId: string;
  readonly scopes: readonly Scope[];
}
