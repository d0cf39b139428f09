import type { JobQueue } from '../../queue/job-queue.js';

/** A project works for this long, and for the chunk that begins then, before one that waits gets its turn. */
const TIME_SLICE_MS = 400;

/** The time that a project has for its work. */
export class TimeSlice {
  private endsAt = performance.now() + TIME_SLICE_MS;

  constructor(private readonly queue: JobQueue) {}

  /** Whether there is time for more work. A slice at whose end no project waits begins anew. */
  async hasTime(): Promise<boolean> {
    if (performance.now() < this.endsAt) return true;
    if (await this.queue.hasWaiting()) return false;
    this.endsAt = performance.now() + TIME_SLICE_MS;
    return true;
  }
}
