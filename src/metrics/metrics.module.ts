import { Global, Module } from '@nestjs/common';
import { Registry } from 'prom-client';
import { RunnerMetrics } from '../async-actions/runner/runner-metrics.js';
import { BacklogMetrics } from './backlog-metrics.js';
import { HttpMetrics } from './http-metrics.js';
import { LogMetrics } from './log-metrics.js';
import { MetricsController } from './metrics.controller.js';
import { MetricsService } from './metrics.service.js';
import { PromRunnerMetrics } from './prom-runner-metrics.js';
import { createRegistry } from './registry.js';
import { StorageMetrics } from './storage-metrics.js';

/** What Prometheus reads. */
@Global()
@Module({
  controllers: [MetricsController],
  providers: [
    { provide: Registry, useFactory: createRegistry },
    MetricsService,
    HttpMetrics,
    LogMetrics,
    BacklogMetrics,
    StorageMetrics,
    { provide: RunnerMetrics, useClass: PromRunnerMetrics },
  ],
  exports: [RunnerMetrics, HttpMetrics],
})
export class MetricsModule {}
