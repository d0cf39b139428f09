import { Injectable } from '@nestjs/common';
import { Registry } from 'prom-client';
import { BacklogMetrics } from './backlog-metrics.js';
import { ExportMetrics } from './export-metrics.js';
import { StorageMetrics } from './storage-metrics.js';
import { WebhookMetrics } from './webhook-metrics.js';

/** Every metric of this process. */
@Injectable()
export class MetricsService {
  constructor(
    private readonly registry: Registry,
    private readonly backlog: BacklogMetrics,
    private readonly storage: StorageMetrics,
    private readonly exports: ExportMetrics,
    private readonly webhooks: WebhookMetrics,
  ) {}

  /** The metrics as they are now, in the text format of Prometheus. */
  async text(): Promise<string> {
    const fromTheDatabase = [this.backlog, this.storage, this.exports, this.webhooks];
    await Promise.all(fromTheDatabase.map((metrics) => metrics.refresh()));
    return this.registry.metrics();
  }
}
