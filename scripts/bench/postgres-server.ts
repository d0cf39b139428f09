import { execFile, execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { findPostgresBinaries } from '../postgres-binaries.js';
import { freePort } from '../support/free-port.js';

const START_TIMEOUT_MS = 30_000;
/** PostgreSQL's own default of 128 MB is meant for any machine. Durability stays as it comes. */
const SETTINGS = ['shared_buffers=512MB', 'max_wal_size=2GB', 'max_connections=50'];

const run = promisify(execFile);

/** A PostgreSQL server as an operator would run it: every commit reaches the disk. */
export class PostgresServer {
  private readonly directory = mkdtempSync(join(tmpdir(), 'vouchsafe-postgres-'));
  private readonly owner = unprivileged();
  private child?: ChildProcess;

  private constructor(
    private readonly binaries: string,
    private readonly port: number,
  ) {}

  /** Starts a server, runs the work with the URL of an empty database, and ends it whatever happens. */
  static async with<T>(use: (url: string) => Promise<T>): Promise<T> {
    const binaries = findPostgresBinaries();
    if (binaries === undefined) throw new Error('There is no PostgreSQL server on this machine');
    const server = new PostgresServer(binaries, await freePort());
    try {
      await server.start();
      return await use(`postgres://vouchsafe@127.0.0.1:${server.port}/postgres`);
    } finally {
      await server.dispose();
    }
  }

  private async start(): Promise<void> {
    const { directory, owner, port } = this;
    if (owner !== undefined) chownSync(directory, owner.uid, owner.gid);
    const options = ['--auth=trust', '--username=vouchsafe', '--encoding=UTF8', '--locale=C.UTF-8'];
    await run(this.binary('initdb'), [...options, '--pgdata', directory], { ...owner });
    const place = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories='];
    const settings = [...place, ...SETTINGS].flatMap((setting) => ['-c', setting]);
    this.child = spawn(this.binary('postgres'), ['-D', directory, ...settings], {
      ...owner,
      stdio: 'ignore',
    });
    await this.waitUntilReady();
  }

  private async waitUntilReady(): Promise<void> {
    const until = performance.now() + START_TIMEOUT_MS;
    const ask = ['--host=127.0.0.1', `--port=${this.port}`, '--quiet'];
    while (this.child?.exitCode === null && performance.now() < until) {
      const answer = await run(this.binary('pg_isready'), ask).catch(() => null);
      if (answer !== null) return;
      await sleep(50);
    }
    throw new Error('PostgreSQL did not start');
  }

  private async dispose(): Promise<void> {
    const { child } = this;
    if (child !== undefined && child.exitCode === null) {
      const ended = once(child, 'exit');
      child.kill('SIGINT');
      await ended;
    }
    rmSync(this.directory, { recursive: true, force: true });
  }

  private binary(name: string): string {
    return join(this.binaries, name);
  }
}

/** PostgreSQL refuses to run as root. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (option: string) =>
    Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8' }).trim());
  return { uid: idOf('-u'), gid: idOf('-g') };
}
