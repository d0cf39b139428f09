import { Injectable } from '@nestjs/common';
import { Gauge, Registry } from 'prom-client';
import { QuotasService } from '../quotas/quotas.service.js';
import { MAX_PROJECTS, OTHERS } from './backlog-metrics.js';

/** What bulk requests and reports take on the disk, as the database knows it: the same in every process. */
@Injectable()
export class StorageMetrics {
  private readonly stored: Gauge<'project'>;

  constructor(
    registry: Registry,
    private readonly quotas: QuotasService,
  ) {
    this.stored = new Gauge({
      name: 'vouchsafe_stored_bytes',
      help: `Bytes of bulk requests, reports and exports, of the ${MAX_PROJECTS} projects with the most and of all others`,
      labelNames: ['project'],
      registers: [registry],
    });
  }

  /** Reads the bytes. When they cannot be read there are no series, rather than those of the past. */
  async refresh(): Promise<void> {
    const projects = await this.quotas.largest(MAX_PROJECTS).catch(() => []);
    this.stored.reset();
    for (const { projectId, storedBytes } of projects) {
      this.stored.set({ project: projectId ?? OTHERS }, storedBytes);
    }
  }
}
