import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { VoucherEntity } from '../../database/entities/voucher.entity.js';
import { changesOf } from '../../database/statement.js';
import type { Transaction } from '../../database/transaction.js';
import { managerOf } from '../../database/typeorm-transaction.js';
import type { Voucher } from '../domain/voucher.js';
import { VOUCHER_STATEMENTS, type VoucherStatements } from './sql/index.js';
import { VoucherEditStore } from './voucher-edit-store.js';
import { VoucherLookUps } from './voucher-look-ups.js';

/** Changes rows of the table `vouchers`. */
@Injectable()
export class TypeormVoucherEditStore extends VoucherEditStore {
  private readonly lookUps: VoucherLookUps;
  private readonly statements: VoucherStatements;

  constructor({ reader, locks, dialect }: Database) {
    super();
    this.lookUps = new VoucherLookUps(reader, locks.rows.lock);
    this.statements = VOUCHER_STATEMENTS[dialect];
  }

  find(tx: Transaction, projectId: string, codeOrId: string): Promise<Voucher | null> {
    return this.lookUps.find(managerOf(tx), projectId, codeOrId);
  }

  async update(tx: Transaction, voucher: Voucher): Promise<void> {
    await changesOf(managerOf(tx), this.statements.updateVoucher(voucher));
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
