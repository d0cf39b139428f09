import { getQueueToken } from '@nestjs/bull';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Queue } from 'bull';
import { readEnvironment } from '../../src/config/environment.js';
import { DOORBELL, type Ring } from '../../src/queue/bull-job-queue.js';
import { JobQueue } from '../../src/queue/job-queue.js';
import { QueueModule } from '../../src/queue/queue.module.js';

/** The Bull doorbell as the service puts it together: the module, its processor and its shutdown. */
export class BullDoorbell {
  private constructor(private readonly app: INestApplicationContext) {}

  /** Starts it as one process would. Redis need not be there. */
  static async start(redisUrl: string, concurrency = 2): Promise<BullDoorbell> {
    const environment = { REDIS_URL: redisUrl, WORKER_CONCURRENCY: String(concurrency) };
    const module = QueueModule.for(readEnvironment(environment));
    return new BullDoorbell(await NestFactory.createApplicationContext(module, { logger: false }));
  }

  get queue(): JobQueue {
    return this.app.get(JobQueue);
  }

  /** The queue of Bull itself, to look at what is in Redis. */
  get bull(): Queue<Ring> {
    return this.app.get<Queue<Ring>>(getQueueToken(DOORBELL));
  }

  dispose(): Promise<void> {
    return this.app.close();
  }
}
