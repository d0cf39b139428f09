import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Counter, Histogram, Registry } from 'prom-client';
import { type RunnerEvent, RunnerEvents } from '../async-actions/index.js';

/** A chunk should hold the writer for some tens of milliseconds. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** Counts for Prometheus what the runner reports. */
@Injectable()
export class RunnerMetrics implements OnModuleInit {
  private readonly rows: Counter<'type' | 'outcome'>;
  private readonly chunkSeconds: Histogram<'type'>;
  private readonly retries: Counter<'reason'>;
  private readonly leaseLosses: Counter;

  constructor(
    registry: Registry,
    private readonly events: RunnerEvents,
  ) {
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

  onModuleInit(): void {
    this.events.subscribe((event) => this.count(event));
  }

  private count(event: RunnerEvent): void {
    if (event.kind === 'chunk-committed') {
      const { type } = event.action;
      this.rows.inc({ type, outcome: 'done' }, event.doneCount);
      this.rows.inc({ type, outcome: 'failed' }, event.failedCount);
      this.chunkSeconds.observe({ type }, event.seconds);
    } else if (event.kind === 'chunk-retried') {
      this.retries.inc({ reason: event.reason });
    } else if (event.kind === 'lease-taken-over') {
      this.leaseLosses.inc();
    }
  }
}
