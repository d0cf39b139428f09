import { StorageUnavailableError } from '../../database/driver-errors.js';
import { TaskTooCostlyError } from '../../workers/task-errors.js';
import type { RetryReason } from './runner-events.js';

/** How often a chunk is tried that fails for a reason which does not look passing. */
const MAX_ATTEMPTS = 3;

/** Decides what becomes of chunks that failed, and counts how often each did. */
export class ChunkRetries {
  private readonly attempts = new Map<string, number>();

  /**
   * Why the chunk is tried again, or null when it failed for good. A full disk is waited out for as long as it
   * takes, any other failure a few times.
   */
  reasonToRetry(chunk: string, error: unknown): RetryReason | null {
    if (error instanceof StorageUnavailableError) return 'storage_unavailable';
    const attempt = (this.attempts.get(chunk) ?? 0) + 1;
    // A task that was too costly would hold a thread for as long as before.
    if (error instanceof TaskTooCostlyError || attempt >= MAX_ATTEMPTS) {
      this.attempts.delete(chunk);
      return null;
    }
    this.attempts.set(chunk, attempt);
    return 'fault';
  }

  /** Forgets the failures of a chunk that was committed. */
  forget(chunk: string): void {
    this.attempts.delete(chunk);
  }
}
