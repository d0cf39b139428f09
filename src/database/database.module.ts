import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { Database } from './database.js';
import { ServiceSecrets } from './secrets/service-secrets.js';
import { SqliteDatabase } from './sqlite/sqlite-database.js';
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

function openDatabase(settings: Settings): Promise<Database> {
  if (settings.database.dialect === 'sqlite') return SqliteDatabase.open(settings.database.file);
  throw new Error(`There is no adapter for ${settings.database.dialect}`);
}
