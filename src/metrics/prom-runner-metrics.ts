import { Injectable } from '@nestjs/common';
import { Counter, Histogram, Registry } from 'prom-client';
import type { ActionType } from '../async-actions/action-type.js';
import {
  RunnerMetrics,
  type CommittedChunk,
  type RetryReason,
} from '../async-actions/runner/runner-metrics.js';

/** A chunk should hold the writer for some tens of milliseconds. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** The runner's metrics, for Prometheus. */
@Injectable()
export class PromRunnerMetrics extends RunnerMetrics {
  private readonly rows: Counter<'type' | 'outcome'>;
  private readonly chunkSeconds: Histogram<'type'>;
  private readonly retries: Counter<'reason'>;
  private readonly leaseLosses: Counter;

  constructor(registry: Registry) {
    super();
    const registers = [registry];
    this.rows = new Counter({
      name: 'vouchsafe_rows_total',
      help: 'Rows of bulk jobs that were committed, by outcome: done or failed',
      labelNames: ['type', 'outcome'],
      registers,
    });
    this.chunkSeconds = new Histogram({
      name: 'vouchsafe_chunk_seconds',
      help: 'Time for a chunk of a bulk job, its commit and its wait for the writer included',
      labelNames: ['type'],
      buckets: SECONDS,
      registers,
    });
    this.retries = new Counter({
      name: 'vouchsafe_chunk_retries_total',
      help: 'Chunks that were not committed and are tried again: storage_unavailable, stale or fault',
      labelNames: ['reason'],
      registers,
    });
    this.leaseLosses = new Counter({
      name: 'vouchsafe_lease_losses_total',
      help: 'Project queues that another worker took over while this one was working on them',
      registers,
    });
  }

  chunkCommitted(type: ActionType, { doneCount, failedCount, seconds }: CommittedChunk): void {
    this.rows.inc({ type, outcome: 'done' }, doneCount);
    this.rows.inc({ type, outcome: 'failed' }, failedCount);
    this.chunkSeconds.observe({ type }, seconds);
  }

  chunkRetried(reason: RetryReason): void {
    this.retries.inc({ reason });
  }

  leaseLost(): void {
    this.leaseLosses.inc();
  }
}
