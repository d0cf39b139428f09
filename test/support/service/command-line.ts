import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { KeyPair } from '../http/api-client.js';
import { eventually } from '../eventually.js';

/** The command as `nest build` makes it. */
export const COMMAND = join(import.meta.dirname, '../../../dist/cli/main.js');

type Environment = Readonly<Record<string, string | undefined>>;

/** How a command ended. */
export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command `vouchsafe` as a process, with nothing in its environment but what a test gives. */
export class CommandLine {
  private readonly environment: Environment;

  constructor(environment: Environment) {
    // No profile of the person who runs the tests.
    this.environment = { PATH: process.env.PATH, HOME: '/nonexistent', ...environment };
  }

  /** With the key of a project. */
  static of(url: string, { appId, appToken }: KeyPair, more: Environment = {}): CommandLine {
    return new CommandLine({
      VOUCHSAFE_URL: url,
      VOUCHSAFE_APP_ID: appId,
      VOUCHSAFE_TOKEN: appToken,
      ...more,
    });
  }

  /** With the management key. */
  static ofOperator(url: string, managementKey: string): CommandLine {
    return new CommandLine({ VOUCHSAFE_URL: url, VOUCHSAFE_MANAGEMENT_KEY: managementKey });
  }

  run(parameters: readonly string[], input = ''): Ended {
    return spawnSync(process.execPath, [COMMAND, ...parameters], {
      env: this.environment,
      encoding: 'utf8',
      input,
      maxBuffer: 100_000_000,
    });
  }

  /** What a command prints with `--json`. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into answers of any kind
  json(...parameters: string[]): any {
    const { stdout, stderr } = this.run([...parameters, '--json']);
    if (stdout === '') throw new Error(`The command printed nothing:\n${stderr}`);
    return JSON.parse(stdout) as unknown;
  }

  /** Starts a command and does not wait for it. */
  start(...parameters: string[]): RunningCommand {
    const child = spawn(process.execPath, [COMMAND, ...parameters], { env: this.environment });
    return new RunningCommand(child);
  }

  /** Starts a command on a pseudo-terminal. What it writes to either output is in `stdout`. */
  startOnTerminal(...parameters: string[]): RunningCommand {
    const line = [process.execPath, COMMAND, ...parameters].map((word) => `'${word}'`).join(' ');
    const child = spawn('script', ['-qefc', line, '/dev/null'], {
      env: { ...this.environment, SHELL: '/bin/sh', TERM: 'xterm' },
    });
    return new RunningCommand(child);
  }
}

/** A command that runs. */
export class RunningCommand {
  stdout = '';
  stderr = '';
  private readonly ended: Promise<number | null>;

  constructor(readonly child: ChildProcess) {
    child.stdout?.on('data', (data: Buffer) => (this.stdout += data.toString()));
    child.stderr?.on('data', (data: Buffer) => (this.stderr += data.toString()));
    this.ended = new Promise((resolve) => child.once('close', resolve));
  }

  /** Resolves once the command has printed this. */
  async untilSaid(pattern: RegExp): Promise<void> {
    const said = () => pattern.test(this.stdout + this.stderr);
    await eventually(`the command says ${String(pattern)}`, said).catch((error: unknown) => {
      throw new Error(`${this.stdout}${this.stderr}`, { cause: error });
    });
  }

  type(text: string): void {
    this.child.stdin?.write(text);
  }

  async end(): Promise<Ended> {
    const status = await this.ended;
    return { status, stdout: this.stdout, stderr: this.stderr };
  }
}
