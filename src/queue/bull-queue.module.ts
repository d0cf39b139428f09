import { BullModule, getQueueToken } from '@nestjs/bull';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { Queue } from 'bull';
import type { Settings } from '../config/settings.js';
import { BullJobQueue, DOORBELL, type Ring } from './bull-job-queue.js';
import { bullOptions } from './bull-options.js';
import { doorbellProcessor } from './doorbell-processor.js';
import { JobQueue } from './job-queue.js';

/** Gives the doorbell as Bull on Redis. */
@Global()
@Module({})
export class BullQueueModule {
  static for(settings: Settings, redisUrl: string): DynamicModule {
    const answers = settings.role !== 'api';
    return {
      module: BullQueueModule,
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
