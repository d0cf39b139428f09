import type { Transaction } from '../../../database/transaction.js';
import type { SignInCode } from '../sign-in-code.js';

/** Codes of all projects that were not used yet. */
export abstract class SignInCodeStore {
  abstract insert(tx: Transaction, code: SignInCode, nowMs: number): Promise<void>;

  /**
   * Takes the code with this hash away and returns its app id; null when there is none, or when it has expired. Of any
   * number who ask at the same time, in any process, one gets it.
   */
  abstract take(tx: Transaction, codeSha256: string, nowMs: number): Promise<string | null>;

  /** Deletes the codes that have expired. */
  abstract deleteExpired(tx: Transaction, nowMs: number): Promise<void>;
}
