import { Injectable } from '@nestjs/common';
import { LessThan, MoreThan } from 'typeorm';
import { Database } from '../../../database/database.js';
import { BinEntryEntity } from '../../../database/entities/bin-entry.entity.js';
import type { Transaction } from '../../../database/transaction.js';
import { managerOf } from '../../../database/typeorm-transaction.js';
import type { BinEntry, BinPage } from '../bin-entry.js';
import { BinStore } from './bin-store.js';

/** Entries in the table `bin_entries`. */
@Injectable()
export class TypeormBinStore extends BinStore {
  constructor(private readonly database: Database) {
    super();
  }

  async add(tx: Transaction, entry: BinEntry): Promise<void> {
    await managerOf(tx).insert(BinEntryEntity, entry);
  }

  async list(projectId: string, { limit, order, startingAfterId }: BinPage): Promise<BinEntry[]> {
    const behind = order === 'id' ? MoreThan : LessThan;
    return this.database.reader.getRepository(BinEntryEntity).find({
      where: { projectId, ...(startingAfterId !== undefined && { id: behind(startingAfterId) }) },
      order: { id: order === 'id' ? 'ASC' : 'DESC' },
      take: limit,
    });
  }

  async take(tx: Transaction, projectId: string, id: string): Promise<BinEntry | null> {
    const entries = managerOf(tx).getRepository(BinEntryEntity);
    const where = { projectId, id };
    const entry = await entries.findOne({ where, ...this.database.locks.rows });
    if (entry !== null) await entries.delete(where);
    return entry;
  }
}
