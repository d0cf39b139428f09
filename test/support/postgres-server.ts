import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from '@jest/globals';
import pg from 'pg';
import { findPostgresBinaries } from '../../scripts/postgres-binaries.js';
import { eventually } from './eventually.js';
import { freePort } from './service.js';

const binaries = findPostgresBinaries();
/** A server that is up already, on which the tests may make databases. */
const given = process.env.TEST_DATABASE_URL;

/** `describe` for suites that need a real PostgreSQL. In CI a missing server fails them. */
export const describeWithPostgres: (name: string, body: () => void) => void =
  given !== undefined || binaries !== undefined || process.env.CI !== undefined
    ? describe
    : describe.skip;

/** A real PostgreSQL server: of the test's own on a free port with its files in a scratch folder, or the given one. */
export class PostgresServer {
  private readonly databases = new Set<string>();
  private made = 0;
  private readonly prefix = `vouchsafe_test_${process.pid}_${Date.now()}`;

  private constructor(
    private readonly base: string,
    private readonly directory?: string,
    private child?: ChildProcess,
  ) {}

  static async start(): Promise<PostgresServer> {
    if (given !== undefined) return new PostgresServer(given);
    const directory = mkdtempSync(join(tmpdir(), 'vouchsafe-postgres-'));
    const owner = unprivileged();
    if (owner !== undefined) chownSync(directory, owner.uid, owner.gid);
    const options = ['--auth=trust', '--username=vouchsafe', '--encoding=UTF8', '--no-sync'];
    execFileSync(binary('initdb'), [...options, '--locale=C.UTF-8', '--pgdata', directory], {
      ...owner,
      stdio: 'ignore',
    });
    const port = await freePort();
    const server = new PostgresServer(`postgres://vouchsafe@127.0.0.1:${port}/postgres`, directory);
    await server.boot();
    return server;
  }

  /** Starts the server again after {@link stop}, on the same port and files. */
  async boot(): Promise<void> {
    const { port } = new URL(this.base);
    const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories='];
    // The files are thrown away: nothing needs to outlive the machine.
    settings.push('fsync=off', 'max_connections=200');
    this.child = spawn(
      binary('postgres'),
      ['-D', this.directory ?? '', ...settings.flatMap((setting) => ['-c', setting])],
      { ...unprivileged(), stdio: 'ignore' },
    );
    await eventually('PostgreSQL answers', () =>
      this.query('SELECT 1').then(
        () => true,
        () => false,
      ),
    );
  }

  /** Makes an empty database and gives its URL. */
  async createDatabase(): Promise<string> {
    const name = `${this.prefix}_${(this.made += 1)}`;
    await this.query(`CREATE DATABASE ${name}`);
    this.databases.add(name);
    const url = new URL(this.base);
    url.pathname = `/${name}`;
    return url.href;
  }

  /** Drops a database once its connections have closed. */
  async dropDatabase(url: string): Promise<void> {
    const name = new URL(url).pathname.slice(1);
    await eventually('the database can be dropped', () =>
      this.query(`DROP DATABASE ${name}`).then(
        () => true,
        () => false,
      ),
    );
    this.databases.delete(name);
  }

  /** Ends the server at once, as a crash would: its connections break. */
  async stop(): Promise<void> {
    const { child } = this;
    if (child === undefined || child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGQUIT');
    await ended;
  }

  /** Takes away the server, or from a given one the databases that were made. */
  async dispose(): Promise<void> {
    await this.stop();
    if (this.directory !== undefined) rmSync(this.directory, { recursive: true, force: true });
    else for (const name of this.databases) await this.query(`DROP DATABASE ${name} WITH (FORCE)`);
  }

  private async query(sql: string): Promise<void> {
    await queryPostgres(this.base, sql);
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
  if (binaries === undefined) throw new Error('There is no PostgreSQL server on this machine');
  return join(binaries, name);
}

/** PostgreSQL refuses to run as root. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (option: string) =>
    Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8' }).trim());
  return { uid: idOf('-u'), gid: idOf('-g') };
}
