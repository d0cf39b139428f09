import { BullModule, getQueueToken } from '@nestjs/bull';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { Queue } from 'bull';
import type { Settings } from '../config/settings.js';
import { BullJobQueue, DOORBELL, type Ring } from './bull-job-queue.js';
import { bullOptions } from './bull-options.js';
import { doorbellProcessor } from './doorbell-processor.js';
import { EmbeddedJobQueue } from './embedded-job-queue.js';
import { JobQueue } from './job-queue.js';

/** Gives the doorbell that the settings name: Bull on Redis when `REDIS_URL` is set, else the embedded one. */
@Global()
@Module({})
export class QueueModule {
  static for(settings: Settings): DynamicModule {
    return settings.redisUrl === undefined
      ? QueueModule.embedded()
      : QueueModule.bull(settings, settings.redisUrl);
  }

  private static embedded(): DynamicModule {
    return {
      module: QueueModule,
      providers: [{ provide: JobQueue, useClass: EmbeddedJobQueue }],
      exports: [JobQueue],
    };
  }

  private static bull(settings: Settings, redisUrl: string): DynamicModule {
    const answers = settings.role !== 'api';
    return {
      module: QueueModule,
      imports: [BullModule.registerQueue({ name: DOORBELL, ...bullOptions(redisUrl) })],
      providers: [
        {
          provide: JobQueue,
          inject: [getQueueToken(DOORBELL)],
          useFactory: (queue: Queue<Ring>) => new BullJobQueue(queue),
        },
        ...(answers ? [doorbellProcessor(settings.workerConcurrency)] : []),
      ],
      exports: [JobQueue],
    };
  }
}
