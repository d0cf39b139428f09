import { describe } from '@jest/globals';
import { findPostgresBinaries } from '../../scripts/postgres-binaries.js';
import { PostgresProcess, queryPostgres } from '../../scripts/support/postgres-process.js';
import { eventually } from './eventually.js';

/** A server that is up already, on which the tests may make databases. */
const given = process.env.TEST_DATABASE_URL;

/** The files are thrown away: nothing needs to outlive the machine. */
const SETTINGS = ['fsync=off', 'max_connections=200'];

/** `describe` for suites that need a real PostgreSQL. In CI a missing server fails them. */
export const describeWithPostgres: (name: string, body: () => void) => void =
  given !== undefined || findPostgresBinaries() !== undefined || process.env.CI !== undefined
    ? describe
    : describe.skip;

/** Databases on a real PostgreSQL server: one of the test's own, or the given one. */
export class PostgresServer {
  private readonly databases = new Set<string>();
  private made = 0;
  private readonly prefix = `vouchsafe_test_${process.pid}_${Date.now()}`;

  private constructor(
    private readonly base: string,
    private readonly own?: PostgresProcess,
  ) {}

  static async start(): Promise<PostgresServer> {
    if (given !== undefined) return new PostgresServer(given);
    const own = await PostgresProcess.start(SETTINGS);
    return new PostgresServer(own.url, own);
  }

  /** Starts the test's own server again after {@link stop}, on the same port and files. */
  async boot(): Promise<void> {
    await this.own?.boot();
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

  /** Ends the test's own server at once, as a crash would: its connections break. */
  async stop(): Promise<void> {
    await this.own?.stop();
  }

  /** Takes away the server, or from a given one the databases that were made. */
  async dispose(): Promise<void> {
    if (this.own !== undefined) await this.own.dispose();
    else for (const name of this.databases) await this.query(`DROP DATABASE ${name} WITH (FORCE)`);
  }

  private async query(sql: string): Promise<void> {
    await queryPostgres(this.base, sql);
  }
}
