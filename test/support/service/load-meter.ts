import { pause } from '../eventually.js';
import { residentMiB } from './process-use.js';
import type { Service } from './service.js';

const EVERY_MS = 5;

/** What a load did to the service, seen from outside. Milliseconds and MiB. */
export interface LoadReadings {
  readonly rssBefore: number;
  readonly rssPeak: number;
  /** How long a probe without any work waited for its answer, which is how long the event loop was held. */
  readonly probeMedian: number;
  readonly probeP99: number;
  readonly probeMax: number;
}

/** Watches the memory and the event loop of a service while a load runs. It judges nothing. */
export class LoadMeter {
  private readonly waits: number[] = [];
  private readonly rssBefore: number;
  private rssPeak = 0;
  private stopped = false;
  private readonly probing: Promise<void>;

  constructor(private readonly service: Service) {
    this.rssBefore = this.rss();
    this.probing = this.probe();
  }

  async stop(): Promise<LoadReadings> {
    this.stopped = true;
    await this.probing;
    const sorted = this.waits.sort((a, b) => a - b);
    const at = (share: number) => Math.round(sorted[Math.floor(share * (sorted.length - 1))] ?? 0);
    const { rssBefore, rssPeak } = this;
    return { rssBefore, rssPeak, probeMedian: at(0.5), probeP99: at(0.99), probeMax: at(1) };
  }

  private async probe(): Promise<void> {
    while (!this.stopped) {
      const start = performance.now();
      await this.service.api.request('GET', '/health/live', { anonymous: true });
      this.waits.push(performance.now() - start);
      this.rssPeak = Math.max(this.rssPeak, this.rss());
      await pause(EVERY_MS);
    }
  }

  private rss(): number {
    return residentMiB(this.service.pid);
  }
}
