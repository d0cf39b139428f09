import type { Transaction } from '../../../database/transaction.js';
import type { AccessToken } from '../access-token.js';

/** Bearer tokens of all projects. A token lives until it expires or is revoked; its key may end it sooner. */
export abstract class TokenStore {
  /** The live token with this hash, or null. */
  abstract findLive(tokenSha256: string, nowMs: number): Promise<AccessToken | null>;

  abstract insert(tx: Transaction, token: AccessToken, nowMs: number): Promise<void>;

  /** How many live tokens the project has. Others who ask wait for the end of the transaction. */
  abstract countLive(tx: Transaction, projectId: string, nowMs: number): Promise<number>;

  /** Deletes the project's token with this hash. False when there was none. */
  abstract delete(tx: Transaction, projectId: string, tokenSha256: string): Promise<boolean>;

  /** Deletes the project's tokens that have expired. */
  abstract deleteExpired(tx: Transaction, projectId: string, nowMs: number): Promise<void>;
}
