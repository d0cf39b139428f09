import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { findPostgresBinaries } from '../postgres-binaries.js';
import { freePort } from './free-port.js';

const START_TIMEOUT_MS = 30_000;

/** A PostgreSQL server of one's own, on a free port, with its files in a scratch folder. */
export class PostgresProcess {
  private readonly directory = mkdtempSync(join(tmpdir(), 'vouchsafe-postgres-'));
  private readonly owner = unprivileged();
  private child?: ChildProcess;

  private constructor(
    private readonly port: number,
    private readonly settings: readonly string[],
    private readonly env: Readonly<Record<string, string>>,
  ) {}

  /**
   * @param settings as in `postgresql.conf`, besides those that say where the server is
   * @param env variables of the server, besides those of this process
   * @throws Error when this machine has no server binaries
   */
  static async start(
    settings: readonly string[],
    env: Readonly<Record<string, string>> = {},
  ): Promise<PostgresProcess> {
    const server = new PostgresProcess(await freePort(), settings, env);
    try {
      server.initialize();
      await server.boot();
      return server;
    } catch (error) {
      await server.dispose();
      throw error;
    }
  }

  /** Of a database that is empty, and owned by a user who may make others. */
  get url(): string {
    return `postgres://vouchsafe@127.0.0.1:${this.port}/postgres`;
  }

  /** Of the server while it runs. */
  get pid(): number | undefined {
    return this.child?.exitCode === null ? this.child.pid : undefined;
  }

  /** Starts the server again after {@link stop}, on the same port and files. */
  async boot(): Promise<void> {
    const place = [`port=${this.port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories='];
    const settings = [...place, ...this.settings].flatMap((setting) => ['-c', setting]);
    this.child = spawn(binary('postgres'), ['-D', this.directory, ...settings], {
      ...this.owner,
      env: { ...process.env, ...this.env },
      stdio: 'ignore',
    });
    await this.waitUntilReady();
  }

  /** Ends the server at once, as a crash would: its connections break. */
  async stop(): Promise<void> {
    const { child } = this;
    if (child === undefined || child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGQUIT');
    await ended;
  }

  async dispose(): Promise<void> {
    await this.stop();
    rmSync(this.directory, { recursive: true, force: true });
  }

  private initialize(): void {
    const { directory, owner } = this;
    if (owner !== undefined) chownSync(directory, owner.uid, owner.gid);
    const options = ['--auth=trust', '--username=vouchsafe', '--encoding=UTF8', '--no-sync'];
    execFileSync(binary('initdb'), [...options, '--locale=C.UTF-8', '--pgdata', directory], {
      ...owner,
      stdio: 'ignore',
    });
  }

  private async waitUntilReady(): Promise<void> {
    const until = performance.now() + START_TIMEOUT_MS;
    while (this.child?.exitCode === null && performance.now() < until) {
      const isReady = await queryPostgres(this.url, 'SELECT 1').catch(() => null);
      if (isReady !== null) return;
      await sleep(20);
    }
    throw new Error('PostgreSQL did not start');
  }
}

/** Runs one statement on a connection of its own, past the service. */
export async function queryPostgres<Row extends object>(
  url: string,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

function binary(name: string): string {
  const folder = findPostgresBinaries();
  if (folder === undefined) throw new Error('There is no PostgreSQL server on this machine');
  return join(folder, name);
}

/** PostgreSQL refuses to run as root. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (option: string) =>
    Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8' }).trim());
  return { uid: idOf('-u'), gid: idOf('-g') };
}
