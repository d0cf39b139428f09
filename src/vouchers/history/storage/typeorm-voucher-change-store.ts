import { Injectable } from '@nestjs/common';
import { LessThan, LessThanOrEqual } from 'typeorm';
import { Database } from '../../../database/database.js';
import { AsyncActionEntity } from '../../../database/entities/async-action.entity.js';
import { VoucherChangeEntity } from '../../../database/entities/voucher-change.entity.js';
import { VoucherEntity } from '../../../database/entities/voucher.entity.js';
import type { Transaction } from '../../../database/transaction.js';
import { managerOf } from '../../../database/typeorm-transaction.js';
import type { VoucherChangeEntry, VoucherEvent } from '../voucher-change-entry.js';
import { VoucherChangeStore, type NewVoucherChange } from './voucher-change-store.js';

/** Changes in the table `voucher_changes`. */
@Injectable()
export class TypeormVoucherChangeStore extends VoucherChangeStore {
  constructor(private readonly database: Database) {
    super();
  }

  async add(tx: Transaction, change: NewVoucherChange): Promise<void> {
    const { projectId, voucherId, event } = change;
    const manager = managerOf(tx);
    const voucher = await manager.findOneOrFail(VoucherEntity, {
      select: { projectId: true, code: true, revision: true },
      where: { projectId, id: voucherId },
    });
    const sequence = await manager.maximum(AsyncActionEntity, 'sequence', { projectId });
    const revision = voucher.revision + (event === 'voucher.binned' ? 1 : 0);
    await manager.insert(VoucherChangeEntity, { ...change, revision, sequence: sequence ?? 0 });
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
