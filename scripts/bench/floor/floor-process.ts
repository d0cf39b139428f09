import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../support/free-port.js';
import { HttpClient } from '../http-client.js';

const START_TIMEOUT_MS = 60_000;

/** The floor in a process of its own, with its data in a folder that goes with it. */
export class FloorProcess {
  readonly client: HttpClient;
  private readonly directory = mkdtempSync(join(tmpdir(), 'vouchsafe-floor-'));
  private readonly child: ChildProcess;
  private readonly exited: Promise<unknown>;

  private constructor(
    readonly url: string,
    port: number,
    vouchers: number,
    program: string,
  ) {
    const file = join(this.directory, 'floor.db');
    const path = join(import.meta.dirname, program);
    this.child = spawn(process.execPath, [path, file, String(port), String(vouchers)], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    this.exited = once(this.child, 'exit');
    this.client = new HttpClient({ url, key: { appId: 'none', appToken: 'none' } });
  }

  /** Starts the floor with vouchers, runs the work with it, and ends it whatever happens. */
  static async with<T>(
    vouchers: number,
    use: (floor: FloorProcess) => Promise<T>,
    program = 'main.js',
  ): Promise<T> {
    const port = await freePort();
    const floor = new FloorProcess(`http://127.0.0.1:${port}`, port, vouchers, program);
    try {
      await floor.waitUntilReady();
      return await use(floor);
    } finally {
      await floor.dispose();
    }
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  private async waitUntilReady(): Promise<void> {
    const until = performance.now() + START_TIMEOUT_MS;
    while (this.child.exitCode === null && performance.now() < until) {
      const answer = await fetch(`${this.url}/requests/0`).catch(() => null);
      if (answer?.status === 404) return;
      await sleep(50);
    }
    throw new Error('The floor did not start');
  }

  private async dispose(): Promise<void> {
    this.client.close();
    if (this.child.exitCode === null && this.child.signalCode === null) this.child.kill();
    await this.exited;
    rmSync(this.directory, { recursive: true, force: true });
  }
}
