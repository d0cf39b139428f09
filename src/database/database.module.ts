import { Global, Inject, Logger, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { Database } from './database.js';
import { ServiceSecrets } from './secrets/service-secrets.js';
import { TransactionRunner } from './transaction.js';

/** Opens the database that the settings name and closes it last. */
@Global()
@Module({
  providers: [
    ServiceSecrets,
    { provide: Database, inject: [Settings], useFactory: openDatabase },
    {
      provide: TransactionRunner,
      inject: [Database],
      useFactory: (database: Database) => database.transactions,
    },
  ],
  exports: [Database, TransactionRunner, ServiceSecrets],
})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(Database) private readonly database: Database) {}

  async onApplicationShutdown(): Promise<void> {
    await this.database.close();
  }
}

/** Loads only the driver of the database that is opened. */
async function openDatabase({ database }: Settings): Promise<Database> {
  if (database.dialect === 'sqlite') return openSqliteDatabase(database.file);
  const { PostgresDatabase } = await import('./postgres/postgres-database.js');
  const postgres = await PostgresDatabase.open(database.url);
  const logger = new Logger(PostgresDatabase.name);
  for (const risk of postgres.risks) logger.warn(`A crash of the server can lose jobs: ${risk}`);
  return postgres;
}

async function openSqliteDatabase(file: string): Promise<Database> {
  const { SqliteDatabase } = await import('./sqlite/sqlite-database.js');
  const { endAfterFailedSync } = await import('./sqlite/end-after-failed-sync.js');
  const sqlite = await SqliteDatabase.open(file, endAfterFailedSync);
  const files = sqlite.filesOpenToOthers();
  if (files.length > 0) {
    const msg =
      'Other users of this machine can read the data: take their rights away with chmod go=';
    new Logger(SqliteDatabase.name).warn({ files, msg });
  }
  return sqlite;
}
