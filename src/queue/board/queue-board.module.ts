import { BullAdapter } from '@bull-board/api/bullAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import { BullBoardModule } from '@bull-board/nestjs';
import { Inject, Module, type DynamicModule } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { BULK_JOBS } from '../bull-job-queue.js';
import { JobQueue } from '../job-queue.js';
import { BOARD_PATH, guardBoardRoutes } from './board-routes.js';

/** A page that shows the notifications in Redis to operators. Only where there is a Redis. */
@Module({})
export class QueueBoardModule {
  /** Nest makes modules before they register routes, so no route of the board is without its guard. */
  constructor(host: HttpAdapterHost, @Inject(JobQueue) queue: JobQueue) {
    const fastify = host.httpAdapter.getInstance<FastifyInstance>();
    fastify.addHook('onRoute', guardBoardRoutes(queue));
  }

  static register(): DynamicModule {
    return {
      module: QueueBoardModule,
      imports: [
        BullBoardModule.forRoot({
          route: BOARD_PATH,
          adapter: FastifyAdapter,
          boardOptions: { uiConfig: { boardTitle: 'Vouchsafe' } },
        }),
        BullBoardModule.forFeature({
          name: BULK_JOBS,
          adapter: BullAdapter,
          options: {
            readOnlyMode: true,
            description:
              'Notifications: a project may have work. The jobs themselves are in the database.',
          },
        }),
      ],
    };
  }
}
