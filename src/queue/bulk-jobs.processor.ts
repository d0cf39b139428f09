import { Process, Processor } from '@nestjs/bull';
import type { Type } from '@nestjs/common';
import type { Job } from 'bull';
import { BullJobQueue, BULK_JOBS, NOTIFICATION, type Notification } from './bull-job-queue.js';
import { JobQueue } from './job-queue.js';

/** The Bull processor. Bull wants the concurrency in the decorator, hence a class made from the setting. */
export function bulkJobsProcessor(concurrency: number): Type {
  @Processor(BULK_JOBS)
  class BulkJobsProcessor {
    constructor(private readonly queue: JobQueue) {}

    @Process({ name: NOTIFICATION, concurrency })
    async process(job: Job<Notification>): Promise<void> {
      if (this.queue instanceof BullJobQueue) await this.queue.processJob(job);
    }
  }
  return BulkJobsProcessor;
}
