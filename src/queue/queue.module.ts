import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { Settings } from '../config/settings.js';
import { EmbeddedJobQueue } from './embedded-job-queue.js';
import { JobQueue } from './job-queue.js';

/** Provides the job queue of the settings: Bull on Redis when `REDIS_URL` is set, else the embedded one. */
@Global()
@Module({})
export class QueueModule {
  /** Loads Bull and its Redis client only when there is a `REDIS_URL`. */
  static async for(settings: Settings): Promise<DynamicModule> {
    if (settings.redisUrl !== undefined) {
      const { BullQueueModule } = await import('./bull-queue.module.js');
      return BullQueueModule.for(settings, settings.redisUrl);
    }
    return {
      module: QueueModule,
      providers: [{ provide: JobQueue, useClass: EmbeddedJobQueue }],
      exports: [JobQueue],
    };
  }
}
