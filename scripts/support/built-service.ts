import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './free-port.js';

/** What `npm start` runs. */
const PROGRAM = 'dist/bundle/main.js';
const START_TIMEOUT_MS = 30_000;

export interface BuiltServiceOptions {
  readonly preferredPort: number;
  /** Modules that the process loads before the service. */
  readonly preloads?: readonly string[];
  /** Settings besides, or instead of, those that every start has. */
  readonly env?: Readonly<Record<string, string>>;
}

/** The built service in a process of its own, with a new key and its data in a folder that goes with it. */
export class BuiltService {
  readonly key = {
    appId: randomBytes(12).toString('hex'),
    appToken: randomBytes(20).toString('hex'),
  };
  readonly child: ChildProcess;
  private readonly exited: Promise<unknown>;

  private constructor(
    private readonly port: number,
    readonly directory: string,
    { preloads = [], env }: BuiltServiceOptions,
  ) {
    const first = preloads.flatMap((module) => ['--import', module]);
    this.child = spawn(process.execPath, [...first, '--enable-source-maps', PROGRAM], {
      cwd: resolve(import.meta.dirname, '../../..'),
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: { ...this.environment(), ...env },
    });
    this.exited = once(this.child, 'exit');
  }

  /**
   * Resolves when the service can take requests.
   * @throws Error when it ends or stays away
   */
  static async start(options: BuiltServiceOptions): Promise<BuiltService> {
    const port = await freePort(options.preferredPort);
    const directory = mkdtempSync(join(tmpdir(), 'vouchsafe-'));
    const service = new BuiltService(port, directory, options);
    try {
      await service.waitUntilReady();
      return service;
    } catch (error) {
      await service.dispose();
      throw error;
    }
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Resolves when the process has ended, for whatever reason. */
  async ended(): Promise<void> {
    await this.exited;
  }

  /** Stops the service as an operator would and deletes its data. */
  async dispose(): Promise<void> {
    if (this.isRunning) this.child.kill('SIGTERM');
    await this.exited;
    rmSync(this.directory, { recursive: true, force: true });
  }

  private get isRunning(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Nothing is taken over from the caller's own configuration, so that every start is the same. */
  private environment(): NodeJS.ProcessEnv {
    return {
      PATH: process.env.PATH,
      HOST: '127.0.0.1',
      PORT: String(this.port),
      PUBLIC_URL: this.url,
      DATABASE_URL: `sqlite:${join(this.directory, 'vouchsafe.db')}`,
      BOOTSTRAP_APP_ID: this.key.appId,
      BOOTSTRAP_APP_TOKEN: this.key.appToken,
      LOG_LEVEL: 'warn',
    };
  }

  private async waitUntilReady(): Promise<void> {
    const until = performance.now() + START_TIMEOUT_MS;
    while (this.isRunning && performance.now() < until) {
      const answer = await fetch(`${this.url}/health/ready`).catch(() => null);
      if (answer?.ok) return;
      await sleep(50);
    }
    throw new Error('The service did not start. Is it built? `npm run build` does that.');
  }
}
