import { Injectable } from '@nestjs/common';
import { Database } from '../../../database/database.js';
import { TrashBinEntryEntity } from '../../../database/entities/trash-bin-entry.entity.js';
import { searchable } from '../../../database/searchable.js';
import { rowsOf } from '../../../database/statement.js';
import type { Transaction } from '../../../database/transaction.js';
import { managerOf } from '../../../database/typeorm-transaction.js';
import type { TrashBinEntry, TrashBinPage } from '../trash-bin-entry.js';
import { TrashBinStore } from './trash-bin-store.js';
import { TRASH_BIN_STATEMENTS, type TrashBinStatements } from './sql/index.js';

/** Longest time in which entries are looked through for a filter. */
const LIST_TIME_MS = 4_000;

/** PostgreSQL returns a bigint as a text. */
type TrashBinRow = Omit<TrashBinEntry, 'createdAt'> & { readonly createdAt: number | string };

/** Entries in the table `bin_entries`. */
@Injectable()
export class TypeormTrashBinStore extends TrashBinStore {
  private readonly statements: TrashBinStatements;

  constructor(private readonly database: Database) {
    super();
    this.statements = TRASH_BIN_STATEMENTS[database.dialect];
  }

  async add(tx: Transaction, entry: TrashBinEntry): Promise<void> {
    await managerOf(tx).insert(TrashBinEntryEntity, entry);
  }

  async list(projectId: string, page: TrashBinPage): Promise<TrashBinEntry[]> {
    const statement = this.statements.listTrashBin(projectId, page);
    const rows =
      page.filter.conditions.length === 0
        ? await rowsOf<TrashBinRow>(this.database.reader, statement)
        : await this.database.lanes.walking.run(projectId, { timeMs: LIST_TIME_MS }, (read) =>
            read<TrashBinRow>(statement),
          );
    return rows.map((row) => ({ ...row, createdAt: Number(row.createdAt) }));
  }

  async take(tx: Transaction, projectId: string, id: string): Promise<TrashBinEntry | null> {
    const entries = managerOf(tx).getRepository(TrashBinEntryEntity);
    const where = { projectId, id: searchable(id) };
    const entry = await entries.findOne({ where, ...this.database.locks.rows });
    if (entry !== null) await entries.delete(where);
    return entry;
  }
}
