import { Injectable } from '@nestjs/common';
import { LessThan, LessThanOrEqual } from 'typeorm';
import { Database } from '../../../database/database.js';
import { VoucherChangeEntity } from '../../../database/entities/voucher-change.entity.js';
import { changesOf } from '../../../database/statement.js';
import type { Transaction } from '../../../database/transaction.js';
import { managerOf } from '../../../database/typeorm-transaction.js';
import type { VoucherChangeEntry, VoucherEvent } from '../voucher-change-entry.js';
import { CHANGE_STATEMENTS } from './sql/index.js';
import { VoucherChangeStore, type NewVoucherChange } from './voucher-change-store.js';

/** Changes in the table `voucher_changes`. */
@Injectable()
export class TypeormVoucherChangeStore extends VoucherChangeStore {
  constructor(private readonly database: Database) {
    super();
  }

  async add(tx: Transaction, change: NewVoucherChange): Promise<void> {
    const statement = CHANGE_STATEMENTS[this.database.dialect].addChange(change);
    const added = await changesOf(managerOf(tx), statement);
    if (added !== 1) throw new Error('The changed voucher is not there');
  }

  async list(
    projectId: string,
    voucherId: string,
    { below, limit }: { readonly below: number; readonly limit: number },
  ): Promise<VoucherChangeEntry[]> {
    const rows = await this.database.reader.getRepository(VoucherChangeEntity).find({
      where: { projectId, voucherId, revision: LessThan(below) },
      order: { revision: 'DESC' },
      take: limit,
    });
    return rows.map(({ event, route, logId, ...row }) => ({
      ...row,
      event: event as VoucherEvent,
      job: null,
      single: { route, logId },
    }));
  }

  async deleteBefore(tx: Transaction, nowMs: number, limit: number): Promise<number> {
    const changes = managerOf(tx).getRepository(VoucherChangeEntity);
    const expired = await changes.find({
      select: { projectId: true, voucherId: true, revision: true, createdAt: true },
      where: { createdAt: LessThan(nowMs) },
      order: { createdAt: 'ASC' },
      take: limit,
    });
    const last = expired.at(-1);
    if (last !== undefined) await changes.delete({ createdAt: LessThanOrEqual(last.createdAt) });
    return expired.length;
  }
}
