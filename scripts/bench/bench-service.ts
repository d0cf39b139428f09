import { once } from 'node:events';
import { join } from 'node:path';
import { BuiltService } from '../support/built-service.js';
import { HttpClient } from './http-client.js';
import { loadVouchers } from './load-vouchers.js';

/** A service process that holds a number of vouchers, and a client of it. */
export class BenchService {
  readonly client: HttpClient;

  private constructor(readonly process: BuiltService) {
    this.client = new HttpClient(process);
  }

  /** Starts a service, gives it vouchers, runs the work with it, and ends it whatever happens. */
  static async with<T>(vouchers: number, use: (service: BenchService) => Promise<T>): Promise<T> {
    const preload = join(import.meta.dirname, 'event-loop-probe.js');
    const process = await BuiltService.start({ preferredPort: 0, preload });
    const service = new BenchService(process);
    try {
      if (vouchers > 0) await loadVouchers(process.directory, vouchers);
      return await use(service);
    } finally {
      service.client.close();
      await process.dispose();
    }
  }

  /** The longest hold of the main thread's event loop since the last call, in milliseconds. */
  async maxHoldMs(): Promise<number> {
    const answer = once(this.process.child, 'message') as Promise<[{ maxHoldMs: number }]>;
    this.process.child.send('report');
    const [{ maxHoldMs }] = await answer;
    return maxHoldMs;
  }
}
