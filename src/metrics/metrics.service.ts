import { Injectable } from '@nestjs/common';
import { Registry } from 'prom-client';
import { BacklogMetrics } from './backlog-metrics.js';

/** Every metric of this process. */
@Injectable()
export class MetricsService {
  constructor(
    private readonly registry: Registry,
    private readonly backlog: BacklogMetrics,
  ) {}

  /** The metrics as they are now, in the text format of Prometheus. */
  async text(): Promise<string> {
    await this.backlog.refresh();
    return this.registry.metrics();
  }
}
