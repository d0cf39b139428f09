import { Module, type DynamicModule } from '@nestjs/common';
import { AsyncActionsModule } from './async-actions/async-actions.module.js';
import { AuditModule } from './audit/audit.module.js';
import { AuthModule } from './auth/auth.module.js';
import { ConfigModule } from './config/config.module.js';
import type { Settings } from './config/settings.js';
import { DatabaseModule } from './database/database.module.js';
import { HealthModule } from './health/health.module.js';
import { ManagementModule } from './management/management.module.js';
import { MetadataSchemasModule } from './metadata-schemas/metadata-schemas.module.js';
import { MetricsModule } from './metrics/metrics.module.js';
import { QueueBoardModule } from './queue/board/queue-board.module.js';
import { QueueModule } from './queue/queue.module.js';
import { RateLimitsModule } from './rate-limits/rate-limits.module.js';
import { VouchersModule } from './vouchers/vouchers.module.js';
import { WorkersModule } from './workers/workers.module.js';

/** The whole service, put together for one configuration. */
@Module({})
export class AppModule {
  static for(settings: Settings): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.for(settings),
        DatabaseModule,
        QueueModule.for(settings),
        WorkersModule,
        AuditModule,
        AuthModule,
        ManagementModule,
        RateLimitsModule,
        AsyncActionsModule,
        MetadataSchemasModule,
        VouchersModule,
        HealthModule,
        MetricsModule,
        ...(settings.redisUrl === undefined ? [] : [QueueBoardModule.register()]),
      ],
    };
  }
}
