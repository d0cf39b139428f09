import { isFailedSync } from './result-code.js';

/**
 * Watches whether a sync of the database has failed. From then on the content of the disk is unknown: the system counts
 * what it could not write as written, the next sync succeeds, and what that one makes durable may stand behind a hole.
 * So this process must commit nothing more, copy nothing into the database, and answer nothing as stored.
 */
export class SyncWatch {
  private failure: unknown;

  /** @param onFailure called once, with the first failure */
  constructor(private readonly onFailure: (error: unknown) => void) {}

  /** The error of the first sync that failed, or undefined. */
  get firstFailure(): unknown {
    return this.failure;
  }

  /** Looks at an error of a connection. Returns whether it is that of a sync. */
  note(error: unknown): boolean {
    if (!isFailedSync(error)) return false;
    if (this.failure === undefined) {
      this.failure = error;
      this.onFailure(error);
    }
    return true;
  }
}
