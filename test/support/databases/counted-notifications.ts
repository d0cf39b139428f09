import { EmbeddedJobQueue } from '../../../src/queue/embedded-job-queue.js';

/** The job queue of one process, which counts what it is notified of. */
export class CountedNotifications extends EmbeddedJobQueue {
  private count = 0;

  override notify(projectId: string): void {
    this.count += 1;
    super.notify(projectId);
  }

  /** Repeats the work for as long as it notifies of more to do. */
  async repeat(work: () => Promise<void>): Promise<void> {
    let known: number;
    do {
      known = this.count;
      await work();
    } while (this.count > known);
  }
}
