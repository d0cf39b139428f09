import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Registry } from 'prom-client';
import { ExportsService } from '../exports/exports.service.js';
import { ExportTally } from '../exports/worker/export-tally.js';

/** What exports wait and are written, as the database knows it, and what this process has written of them. */
@Injectable()
export class ExportMetrics {
  private readonly waiting: Gauge;
  private readonly running: Gauge;

  constructor(
    registry: Registry,
    private readonly exports: ExportsService,
    tally: ExportTally,
  ) {
    const registers = [registry];
    this.waiting = new Gauge({
      name: 'vouchsafe_exports_waiting',
      help: 'Accepted exports that nobody has begun to write',
      registers,
    });
    this.running = new Gauge({
      name: 'vouchsafe_exports_running',
      help: 'Exports whose files are being written',
      registers,
    });
    new Counter({
      name: 'vouchsafe_export_rows_total',
      help: 'Vouchers that were written to files of exports',
      registers,
      collect() {
        this.reset();
        this.inc(tally.rows);
      },
    });
    new Counter({
      name: 'vouchsafe_exports_ended_total',
      help: 'Exports that have ended, by status: DONE or ERROR',
      labelNames: ['status'],
      registers,
      collect() {
        this.reset();
        for (const [status, count] of Object.entries(tally.ended)) this.inc({ status }, count);
      },
    });
  }

  /** Reads the backlog. When it cannot be read there are no values, rather than those of the past. */
  async refresh(): Promise<void> {
    const backlog = await this.exports.backlog().catch(() => null);
    if (backlog === null) {
      this.waiting.remove();
      this.running.remove();
      return;
    }
    this.waiting.set(backlog.waiting);
    this.running.set(backlog.running);
  }
}
