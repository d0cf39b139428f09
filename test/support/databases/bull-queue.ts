import { getQueueToken } from '@nestjs/bull';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Queue } from 'bull';
import { readEnvironment } from '../../../src/config/environment.js';
import { BULK_JOBS, type Notification } from '../../../src/queue/bull-job-queue.js';
import { JobQueue } from '../../../src/queue/job-queue.js';
import { QueueModule } from '../../../src/queue/queue.module.js';

/** The job queue on Bull as the service puts it together: the module, its processor and its shutdown. */
export class BullQueue {
  private constructor(private readonly app: INestApplicationContext) {}

  /** Starts it as one process would. Redis need not be there. */
  static async start(redisUrl: string, concurrency = 2): Promise<BullQueue> {
    const environment = { REDIS_URL: redisUrl, WORKER_CONCURRENCY: String(concurrency) };
    const module = QueueModule.forRoot(readEnvironment(environment));
    return new BullQueue(await NestFactory.createApplicationContext(module, { logger: false }));
  }

  get queue(): JobQueue {
    return this.app.get(JobQueue);
  }

  /** The queue of Bull itself, to look at what is in Redis. */
  get bull(): Queue<Notification> {
    return this.app.get<Queue<Notification>>(getQueueToken(BULK_JOBS));
  }

  dispose(): Promise<void> {
    return this.app.close();
  }
}
