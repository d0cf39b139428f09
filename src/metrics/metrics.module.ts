import { Module } from '@nestjs/common';
import { AsyncActionsModule } from '../async-actions/index.js';
import { ExportsModule } from '../exports/exports.module.js';
import { QuotasModule } from '../quotas/quotas.module.js';
import { WebhooksModule } from '../webhooks/webhooks.module.js';
import { Registry } from 'prom-client';
import { BacklogMetrics } from './backlog-metrics.js';
import { ExportMetrics } from './export-metrics.js';
import { HttpMetrics } from './http-metrics.js';
import { ListenerMetrics } from './listener-metrics.js';
import { LogMetrics } from './log-metrics.js';
import { MetricsController } from './metrics.controller.js';
import { MetricsService } from './metrics.service.js';
import { createRegistry } from './registry.js';
import { RunnerMetrics } from './runner-metrics.js';
import { StorageMetrics } from './storage-metrics.js';
import { WebhookMetrics } from './webhook-metrics.js';

/** What Prometheus reads. */
@Module({
  imports: [AsyncActionsModule, ExportsModule, QuotasModule, WebhooksModule],
  controllers: [MetricsController],
  providers: [
    { provide: Registry, useFactory: createRegistry },
    MetricsService,
    HttpMetrics,
    ListenerMetrics,
    LogMetrics,
    BacklogMetrics,
    StorageMetrics,
    ExportMetrics,
    RunnerMetrics,
    WebhookMetrics,
  ],
  exports: [HttpMetrics],
})
export class MetricsModule {}
