import { join } from 'node:path';
import { readRows } from './database-file.js';
import type { Service } from './service.js';

/** How operators copy a kind of database while a service works on it. */
export interface BackupMethod {
  readonly name: string;
  /** Copies the service's database to where a service that is started in the folder finds it. */
  take(service: Service, folder: string): Promise<void>;
  /** Reads the copy in the folder, before or while a service works on it. */
  read<Row>(folder: string, sql: string): Promise<Row[]>;
}

const copyIn = (folder: string) => join(folder, 'vouchsafe.db');

/** The command of docs/operations.md, on a connection of its own that may only read. */
export const sqliteBackup: BackupMethod = {
  name: 'SQLite',
  take: async (service, folder) => {
    await readRows(service.databaseFile, 'VACUUM INTO ?', [copyIn(folder)]);
  },
  read: (folder, sql) => readRows(copyIn(folder), sql),
};
