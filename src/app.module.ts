import { Module, type DynamicModule } from '@nestjs/common';
import { AsyncActionsModule } from './async-actions/index.js';
import { AuditModule } from './audit/audit.module.js';
import { AuthModule } from './auth/auth.module.js';
import { ConfigModule } from './config/config.module.js';
import type { Settings } from './config/settings.js';
import { ConsoleModule } from './console/console.module.js';
import { DatabaseModule } from './database/database.module.js';
import { ExportsModule } from './exports/exports.module.js';
import { HealthModule } from './health/health.module.js';
import { LinksModule } from './links/links.module.js';
import { ManagementModule } from './management/management.module.js';
import { MemoryModule } from './memory/memory.module.js';
import { MetadataSchemasModule } from './metadata-schemas/metadata-schemas.module.js';
import { MetricsModule } from './metrics/metrics.module.js';
import { QueueModule } from './queue/queue.module.js';
import { QuotasModule } from './quotas/quotas.module.js';
import { RateLimitsModule } from './rate-limits/rate-limits.module.js';
import { VouchersModule } from './vouchers/vouchers.module.js';
import { WebhooksModule } from './webhooks/webhooks.module.js';
import { WorkersModule } from './workers/workers.module.js';

/** The whole service, put together for one configuration. */
@Module({})
export class AppModule {
  static async forRoot(settings: Settings): Promise<DynamicModule> {
    // One after the other: Node.js cannot require() for one what import() is still loading for the other.
    const queue = await QueueModule.forRoot(settings);
    const boards = settings.redisUrl === undefined ? [] : [await queueBoard()];
    return {
      module: AppModule,
      imports: [
        ConfigModule.forRoot(settings),
        DatabaseModule,
        queue,
        MemoryModule,
        WorkersModule,
        LinksModule,
        AuditModule,
        AuthModule,
        ManagementModule,
        QuotasModule,
        RateLimitsModule,
        AsyncActionsModule,
        MetadataSchemasModule,
        VouchersModule,
        ExportsModule,
        WebhooksModule,
        HealthModule,
        MetricsModule,
        ConsoleModule,
        ...boards,
      ],
    };
  }
}

/** The board shows what Bull has, and is as large: both are loaded only for a Redis. */
async function queueBoard(): Promise<DynamicModule> {
  const { QueueBoardModule } = await import('./management/queue-board/queue-board.module.js');
  return QueueBoardModule.forRoot();
}
