import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Database } from '../../database/database.js';
import { VoucherEntity } from '../../database/entities/voucher.entity.js';
import { searchable } from '../../database/searchable.js';
import type { Transaction } from '../../database/transaction.js';
import { managerOf } from '../../database/typeorm-transaction.js';
import type { Voucher } from '../domain/voucher.js';
import { VoucherEditStore } from './voucher-edit-store.js';
import { toVoucher } from './voucher-mapper.js';

/** Changes rows of the table `vouchers`. */
@Injectable()
export class TypeormVoucherEditStore extends VoucherEditStore {
  constructor(private readonly database: Database) {
    super();
  }

  async find(tx: Transaction, projectId: string, codeOrId: string): Promise<Voucher | null> {
    const vouchers = managerOf(tx).getRepository(VoucherEntity);
    const { rows } = this.database.locks;
    const text = searchable(codeOrId);
    const here = { projectId, deletedAt: IsNull() };
    const row =
      (await vouchers.findOne({ where: { ...here, code: text }, ...rows })) ??
      (await vouchers.findOne({ where: { ...here, id: text }, ...rows }));
    return row === null ? null : toVoucher(row);
  }

  async update(tx: Transaction, voucher: Voucher): Promise<void> {
    const { projectId, code, active, category, startDate, expirationDate } = voucher;
    await managerOf(tx).update(
      VoucherEntity,
      { projectId, code },
      {
        active,
        category,
        startDate,
        expirationDate,
        definition: JSON.stringify(voucher.definition),
        metadata: voucher.metadata,
        updatedAt: voucher.updatedAt,
        revision: () => 'revision + 1',
      },
    );
  }

  async moveToTrashBin(
    tx: Transaction,
    { projectId, code }: Voucher,
    nowMs: number,
  ): Promise<void> {
    await managerOf(tx).update(VoucherEntity, { projectId, code }, { deletedAt: nowMs });
  }

  async remove(tx: Transaction, projectId: string, voucherId: string): Promise<void> {
    await managerOf(tx).delete(VoucherEntity, { projectId, id: voucherId });
  }
}
