import type { Transaction } from '../../database/transaction.js';
import type { Scope } from '../scope.js';

/** A key as it is kept: the token itself is not. */
export interface ApiKey {
  readonly appId: string;
  readonly projectId: string;
  readonly name: string;
  readonly tokenSha256: string;
  readonly scopes: readonly Scope[];
  /** Addresses and CIDR networks; none: from everywhere. */
  readonly allowedIps: readonly string[];
  /** Unix milliseconds, like all moments of a key. */
  readonly expiresAt: number | null;
  readonly revokedAt: number | null;
  readonly lastUsedAt: number | null;
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
  /** The key as it stays until the end of the transaction, or null. */
  abstract lockKey(tx: Transaction, appId: string): Promise<ApiKey | null>;
  /**
   * The id of the project that was made first, or null when there is none. Others who ask wait for the
   * end of the transaction, so that of two processes one makes the first project.
   */
  abstract firstProjectId(tx: Transaction): Promise<string | null>;
  abstract findProject(id: string): Promise<Project | null>;
  /** In the order in which they were made. */
  abstract listProjects(): Promise<Project[]>;
  abstract listKeys(projectId: string): Promise<ApiKey[]>;
  abstract updateKey(
    tx: Transaction,
    appId: string,
    change: Partial<Pick<ApiKey, 'tokenSha256' | 'revokedAt'>>,
  ): Promise<void>;
  /** Notes the last use of keys, in one statement. */
  abstract markUsed(
    tx: Transaction,
    uses: readonly (readonly [appId: string, usedAt: number])[],
  ): Promise<void>;
  abstract insertProject(tx: Transaction, project: Project, nowMs: number): Promise<void>;
  abstract insertKey(tx: Transaction, key: ApiKey, nowMs: number): Promise<void>;
}
