import { Injectable } from '@nestjs/common';
import { Database } from '../../../database/database.js';
import { BinEntryEntity } from '../../../database/entities/bin-entry.entity.js';
import { rowsOf } from '../../../database/statement.js';
import type { Transaction } from '../../../database/transaction.js';
import { managerOf } from '../../../database/typeorm-transaction.js';
import type { BinEntry, BinPage } from '../bin-entry.js';
import { BinStore } from './bin-store.js';
import { BIN_STATEMENTS, type BinStatements } from './sql/index.js';

/** Longest time in which entries are looked through for a filter. */
const LIST_TIME_MS = 4_000;

/** PostgreSQL returns a bigint as a text. */
type BinRow = Omit<BinEntry, 'createdAt'> & { readonly createdAt: number | string };

/** Entries in the table `bin_entries`. */
@Injectable()
export class TypeormBinStore extends BinStore {
  private readonly statements: BinStatements;

  constructor(private readonly database: Database) {
    super();
    this.statements = BIN_STATEMENTS[database.dialect];
  }

  async add(tx: Transaction, entry: BinEntry): Promise<void> {
    await managerOf(tx).insert(BinEntryEntity, entry);
  }

  async list(projectId: string, page: BinPage): Promise<BinEntry[]> {
    const statement = this.statements.listBin(projectId, page);
    const rows =
      page.filter.conditions.length === 0
        ? await rowsOf<BinRow>(this.database.reader, statement)
        : await this.database.lanes.walking.run(projectId, { timeMs: LIST_TIME_MS }, (read) =>
            read<BinRow>(statement),
          );
    return rows.map((row) => ({ ...row, createdAt: Number(row.createdAt) }));
  }

  async take(tx: Transaction, projectId: string, id: string): Promise<BinEntry | null> {
    const entries = managerOf(tx).getRepository(BinEntryEntity);
    const where = { projectId, id };
    const entry = await entries.findOne({ where, ...this.database.locks.rows });
    if (entry !== null) await entries.delete(where);
    return entry;
  }
}
