import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const START_TIMEOUT_MS = 60_000;

export interface ProcessOptions {
  /** The folder of the build, as `dist`. */
  readonly build: string;
  readonly port: number;
  readonly logFile: string;
  readonly env: Readonly<Record<string, string>>;
}

/** A service whose end is part of the plan. */
export class ServiceProcess {
  private child: ChildProcess | undefined;
  private isMeantToEnd = false;
  /** Ends that nobody meant, as they were found. */
  readonly accidents: string[] = [];

  constructor(private readonly options: ProcessOptions) {}

  get url(): string {
    return `http://127.0.0.1:${this.options.port}`;
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  get isRunning(): boolean {
    return this.child?.exitCode === null && this.child.signalCode === null;
  }

  /** Starts the process without waiting for it. */
  spawn(): void {
    const { build, port, logFile, env } = this.options;
    const log = openSync(logFile, 'a');
    const address = { HOST: '127.0.0.1', PORT: String(port), PUBLIC_URL: this.url };
    const child = spawn(process.execPath, [join(build, 'bundle/main.js')], {
      stdio: ['ignore', log, log],
      env: { PATH: process.env.PATH, LOG_LEVEL: 'warn', ...address, ...env },
    });
    closeSync(log);
    this.child = child;
    this.isMeantToEnd = false;
    child.once('exit', (code, signal) => {
      if (!this.isMeantToEnd) this.accidents.push(`ended with ${code ?? signal ?? '?'}`);
    });
  }

  /** @throws Error with the end of the log when it does not get ready */
  async start(): Promise<void> {
    this.spawn();
    await this.ready();
  }

  async ready(): Promise<void> {
    const until = performance.now() + START_TIMEOUT_MS;
    while (this.isRunning && performance.now() < until) {
      const answer = await fetch(`${this.url}/health/live`).catch(() => null);
      if (answer?.ok === true) return;
      await sleep(25);
    }
    const log = readFileSync(this.options.logFile, 'utf8').slice(-2_000);
    throw new Error(`The service did not start:\n${log}`);
  }

  /** Notes that an end of the process is part of the plan, whatever brings it about. */
  expectEnd(): void {
    this.isMeantToEnd = true;
  }

  signal(signal: NodeJS.Signals): void {
    if (this.isRunning) this.child?.kill(signal);
  }

  /** Resolves when the process has ended. */
  async end(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    this.expectEnd();
    this.signal(signal);
    await this.ended();
  }

  async ended(): Promise<void> {
    const { child } = this;
    if (child === undefined || !this.isRunning) return;
    await new Promise((resolve) => child.once('exit', resolve));
  }
}
