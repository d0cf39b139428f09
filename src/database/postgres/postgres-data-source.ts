import { Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ENTITIES } from '../entities/index.js';
import { POSTGRES_MIGRATIONS } from '../migrations/postgres/index.js';

/** What bounds the connections of one pool. Times are milliseconds; 0 is no bound. */
export interface PoolLimits {
  readonly connections: number;
  /** A statement is given up by the server after this time, and a second later by the client. */
  readonly statementMs: number;
  /** A statement waits this long for another transaction's lock. */
  readonly lockMs: number;
  /** A transaction that sends nothing for this long is ended, so that a frozen process holds no lock. */
  readonly idleTransactionMs: number;
  readonly readOnly?: boolean;
}

/** How long a caller waits for a connection, free or new, before it is refused. */
const CONNECT_TIMEOUT_MS = 5_000;
/** A server that does not answer at all cannot give up its own statement. */
const SILENCE_MS = 1_000;

/** A TypeORM data source on a pool of connections to a PostgreSQL server. */
export function postgresDataSource(url: string, limits: PoolLimits): DataSource {
  const logger = new Logger('PostgresPool');
  const { statementMs } = limits;
  return new DataSource({
    type: 'postgres',
    url,
    entities: ENTITIES,
    migrations: POSTGRES_MIGRATIONS,
    migrationsTableName: 'schema_migrations',
    synchronize: false,
    installExtensions: false,
    applicationName: 'vouchsafe',
    poolSize: limits.connections,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    // Moments and counts: far below what a double holds exactly.
    parseInt8: true,
    // Not the error itself: the driver hangs the connection on it, and with it the password.
    poolErrorHandler: (error: Error) => {
      logger.warn(`An idle connection to the database was lost: ${error.message}`);
    },
    invalidWhereValuesBehavior: { null: 'throw', undefined: 'throw' },
    extra: {
      keepAlive: true,
      statement_timeout: statementMs,
      query_timeout: statementMs === 0 ? 0 : statementMs + SILENCE_MS,
      lock_timeout: limits.lockMs,
      idle_in_transaction_session_timeout: limits.idleTransactionMs,
      options: `-c default_transaction_isolation=read\\ committed -c default_transaction_read_only=${limits.readOnly === true ? 'on' : 'off'}`,
    },
  });
}
