import { connect, type Socket } from 'node:net';
import { eventually } from '../eventually.js';
import { residentMiB } from '../service/process-use.js';
import type { Service } from '../service/service.js';

const SAMPLE_EVERY_MS = 20;
/** Longer than any time-out of the service. */
const WAIT_MS = 90_000;

/**
 * Many connections to the service that send the same bytes. Unless they read, they only take the beginning of their
 * answers, and do not notice when the service closes them.
 */
export class HostileConnections {
  private readonly statuses: number[] = [];
  private readonly starts: string[] = [];
  private closed = 0;

  private constructor(
    private readonly sockets: readonly Socket[],
    private readonly reads: boolean,
  ) {
    for (const socket of sockets) {
      socket.once('data', (start) => {
        const text = start.toString('latin1');
        this.starts.push(text);
        this.statuses.push(Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1]));
        if (!this.reads) socket.pause();
      });
      socket.on('close', () => (this.closed += 1));
      // The service may cut them: that is what the tests are about.
      socket.on('error', () => undefined);
    }
  }

  /** Opens them at once and sends. */
  static open(
    port: number,
    count: number,
    bytes: string | Uint8Array,
    { reads = false } = {},
  ): HostileConnections {
    const sockets = Array.from({ length: count }, () => connect(port, '127.0.0.1'));
    const connections = new HostileConnections(sockets, reads);
    for (const socket of sockets) socket.write(bytes);
    return connections;
  }

  /** How many were answered with the status. */
  count(status: number): number {
    return this.statuses.filter((answered) => answered === status).length;
  }

  /** The beginning of an answer with the status: all of a short one. */
  answerWith(status: number): string {
    return this.starts.find((text) => text.startsWith(`HTTP/1.1 ${status} `)) ?? '';
  }

  /** Resolves when so many were answered. */
  answered(atLeast: number): Promise<void> {
    return eventually(
      `${atLeast} connections have an answer`,
      () => this.statuses.length >= atLeast,
      WAIT_MS,
    );
  }

  /** Resolves when the service has closed all of them. */
  allClosed(): Promise<void> {
    return eventually(
      'all connections are closed',
      () => this.closed === this.sockets.length,
      WAIT_MS,
    );
  }

  close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    return this.allClosed();
  }
}

/** The most memory that the process of a service has had, in MiB above what it has at the start. Linux only. */
export class MemoryWatch {
  private readonly idle: number;
  private readonly timer: NodeJS.Timeout;
  private peak = 0;

  constructor(private readonly service: Service) {
    this.idle = residentMiB(this.service.pid);
    this.timer = setInterval(() => {
      this.peak = Math.max(this.peak, residentMiB(this.service.pid));
    }, SAMPLE_EVERY_MS);
  }

  get peakAboveIdle(): number {
    return this.peak - this.idle;
  }

  stop(): void {
    clearInterval(this.timer);
  }
}
