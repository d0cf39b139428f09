import { once } from 'node:events';
import { join } from 'node:path';
import { BuiltService } from '../support/built-service.js';
import { HttpClient } from './http-client.js';
import { loadVouchers } from './load-vouchers.js';

const PRELOADS = ['event-loop-probe.js', 'write-lock-probe.js'];

/** What makes a measured service other than the embedded default. */
export interface BenchServiceOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** How the codes of the loaded vouchers are made from their numbers, as SQLite's `printf` takes it. */
  readonly codeFormat?: string;
}

/** A service process that holds a number of vouchers, and a client of it. */
export class BenchService {
  readonly client: HttpClient;

  private constructor(readonly process: BuiltService) {
    this.client = new HttpClient(process);
  }

  /** Starts a service, gives it vouchers, runs the work with it, and ends it whatever happens. */
  static async with<T>(
    vouchers: number,
    use: (service: BenchService) => Promise<T>,
    { env, codeFormat }: BenchServiceOptions = {},
  ): Promise<T> {
    const preloads = PRELOADS.map((name) => join(import.meta.dirname, name));
    const process = await BuiltService.start({ preferredPort: 0, preloads, env });
    const service = new BenchService(process);
    try {
      if (vouchers > 0) await loadVouchers(process.directory, vouchers, codeFormat);
      return await use(service);
    } finally {
      service.client.close();
      await process.dispose();
    }
  }

  /** The longest hold of the main thread's event loop since the last call, in milliseconds. */
  async maxHoldMs(): Promise<number> {
    const { maxHoldMs } = await this.ask<{ maxHoldMs: number }>('event-loop');
    return maxHoldMs;
  }

  /** For how long each transaction since the last call held SQLite's write lock, in milliseconds. */
  async writeLockMs(): Promise<number[]> {
    const { writeLockMs } = await this.ask<{ writeLockMs: number[] }>('write-lock');
    return writeLockMs;
  }

  private async ask<T>(probe: string): Promise<T> {
    const answer = once(this.process.child, 'message') as Promise<[T]>;
    this.process.child.send(probe);
    const [told] = await answer;
    return told;
  }
}
