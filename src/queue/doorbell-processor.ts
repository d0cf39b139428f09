import { Process, Processor } from '@nestjs/bull';
import type { Type } from '@nestjs/common';
import type { Job } from 'bull';
import { BullJobQueue, DOORBELL, RING, type Ring } from './bull-job-queue.js';
import { JobQueue } from './job-queue.js';

/** The Bull processor. Bull wants the concurrency in the decorator, hence a class made from the setting. */
export function doorbellProcessor(concurrency: number): Type {
  @Processor(DOORBELL)
  class DoorbellProcessor {
    constructor(private readonly doorbell: JobQueue) {}

    @Process({ name: RING, concurrency })
    async ring(job: Job<Ring>): Promise<void> {
      if (this.doorbell instanceof BullJobQueue) await this.doorbell.answerJob(job);
    }
  }
  return DoorbellProcessor;
}
