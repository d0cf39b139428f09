import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../../scripts/support/free-port.js';
import { ApiClient, type KeyPair } from '../http/api-client.js';
import { linesWithSecrets, noteSecretsOfSettings } from '../http/secrets.js';
import { openServiceDatabase, type ServiceDatabase } from '../databases/service-database.js';

const BUILD = join(import.meta.dirname, '../../../dist/bundle/main.js');
const START_TIMEOUT_MS = 40_000;

export const TEST_KEY: KeyPair = { appId: 'test-app-id', appToken: 'test-app-token-0123456789' };

export interface ServiceOptions {
  /** Where the database is; a new folder when absent, so that a second start can use the first one's. */
  readonly directory?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** A program with its arguments that starts the process instead of the test, as `setpriv --reset-env`. */
  readonly starter?: readonly string[];
}

/**
 * A service in a process of its own on a free port of the loopback, from the build of this run. For tests that
 * configure, stop or kill a service; all others use the {@link SharedService}.
 */
export class Service {
  readonly api: ApiClient;
  private output = '';
  private logOutput = '';
  private servicePid: number | undefined;

  private constructor(
    private readonly child: ChildProcess,
    readonly port: number,
    readonly directory: string,
    /** Beside the service. */
    readonly database: ServiceDatabase,
  ) {
    this.api = new ApiClient(`http://127.0.0.1:${port}`, TEST_KEY);
    const keep = (data: Buffer) => (this.output += data.toString());
    child.stdout?.on('data', keep);
    child.stdout?.on('data', (data: Buffer) => (this.logOutput += data.toString()));
    child.stderr?.on('data', keep);
  }

  /** Resolves when the service answers. Fails with its output when it ends before that. */
  static async start(options: ServiceOptions = {}): Promise<Service> {
    const service = await Service.spawn(options);
    await service.waitUntilReady();
    return service;
  }

  /** Starts the process without waiting for it. */
  static async spawn(options: ServiceOptions = {}): Promise<Service> {
    const directory = options.directory ?? mkdtempSync(join(tmpdir(), 'vouchsafe-test-'));
    const database = await openServiceDatabase(directory);
    const port = await freePort();
    noteSecretsOfSettings(options.env ?? {});
    const command = [...(options.starter ?? []), process.execPath, BUILD];
    const child = spawn(command[0] ?? '', command.slice(1), {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH,
        HOST: '127.0.0.1',
        PORT: String(port),
        PUBLIC_URL: `http://127.0.0.1:${port}`,
        DATABASE_URL: database.url,
        BOOTSTRAP_APP_ID: TEST_KEY.appId,
        BOOTSTRAP_APP_TOKEN: TEST_KEY.appToken,
        ...options.env,
      },
    });
    return new Service(child, port, directory, database);
  }

  /** Everything that the process printed so far. */
  get log(): string {
    return this.output;
  }

  /** The id of the process, once it serves. */
  get pid(): number {
    if (this.servicePid === undefined) throw new Error('The service is not ready');
    return this.servicePid;
  }

  async waitUntilReady(): Promise<void> {
    const until = performance.now() + START_TIMEOUT_MS;
    while (!this.output.includes('Vouchsafe is ready')) {
      if (this.child.exitCode !== null || performance.now() > until) {
        throw new Error(`The service did not start:\n${this.output}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    this.servicePid = Number(/"pid":(\d+)/.exec(this.output)?.[1]);
  }

  /** Sends a signal to the process and returns its exit code. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    const ended = this.waitForExit();
    if (!this.hasEnded) process.kill(this.pid, signal);
    return ended;
  }

  /** Returns the exit code once the process has ended. */
  waitForExit(): Promise<number | null> {
    if (this.hasEnded) return Promise.resolve(this.child.exitCode);
    return new Promise((resolve) => this.child.once('exit', (code) => resolve(code)));
  }

  /** Ends the process if it runs and deletes its data. For `afterAll`. Fails when the log shows a secret. */
  async dispose(): Promise<void> {
    if (!this.hasEnded) {
      await (this.servicePid === undefined ? this.endChild() : this.stop('SIGKILL'));
    }
    rmSync(this.directory, { recursive: true, force: true });
    const lines = linesWithSecrets(this.logOutput);
    if (lines.length > 0) throw new Error(`The log shows a secret:\n${lines.join('\n')}`);
  }

  private get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  private async endChild(): Promise<void> {
    const ended = this.waitForExit();
    this.child.kill('SIGTERM');
    await ended;
  }
}
