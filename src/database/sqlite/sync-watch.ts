import { isFailedSync } from './result-code.js';

/**
 * Knows whether a sync of the database has failed. From then on nobody knows what is on the disk: the system counts what
 * it could not write as written, the next sync succeeds, and what that one makes durable may stand behind a hole.
 * So nothing more must be committed, copied into the database, or answered as stored by this process.
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
