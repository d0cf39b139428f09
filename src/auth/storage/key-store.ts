import type { Transaction } from '../../database/transaction.js';
import type { Scope } from '../scope.js';

/** A key as it is kept: the token itself is not. */
export interface ApiKey {
  readonly appId: string;
  readonly projectId: string;
  readonly name: string;
  readonly tokenSha256: string;
  readonly scopes: readonly Scope[];
  readonly revokedAt: number | null;
}

/** A tenant. */
export interface Project {
  readonly id: string;
  readonly name: string;
}

/** Projects and their keys. */
export abstract class KeyStore {
  /** The key with this app id, revoked or not, or null. */
  abstract findKey(appId: string): Promise<ApiKey | null>;
  /** The id of the project that was made first, or null when there is none. */
  abstract firstProjectId(): Promise<string | null>;
  abstract insertProject(tx: Transaction, project: Project, nowMs: number): Promise<void>;
  abstract insertKey(tx: Transaction, key: ApiKey, nowMs: number): Promise<void>;
}
