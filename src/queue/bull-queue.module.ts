import { BullModule, getQueueToken } from '@nestjs/bull';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { Queue } from 'bull';
import type { Settings } from '../config/settings.js';
import { BullJobQueue, BULK_JOBS, type Notification } from './bull-job-queue.js';
import { bullOptions } from './bull-options.js';
import { bulkJobsProcessor } from './bulk-jobs.processor.js';
import { JobQueue } from './job-queue.js';

/** Provides the job queue as Bull on Redis. */
@Global()
@Module({})
export class BullQueueModule {
  static for(settings: Settings, redisUrl: string): DynamicModule {
    const hasWorkers = settings.role !== 'api';
    return {
      module: BullQueueModule,
      imports: [BullModule.registerQueue({ name: BULK_JOBS, ...bullOptions(redisUrl) })],
      providers: [
        {
          provide: JobQueue,
          inject: [getQueueToken(BULK_JOBS)],
          useFactory: (queue: Queue<Notification>) => new BullJobQueue(queue),
        },
        ...(hasWorkers ? [bulkJobsProcessor(settings.workerConcurrency)] : []),
      ],
      exports: [JobQueue],
    };
  }
}
