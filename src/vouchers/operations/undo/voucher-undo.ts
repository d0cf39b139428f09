import { Injectable } from '@nestjs/common';
import { isDryRun } from '../../../async-actions/index.js';
import { StaleReadError } from '../../../database/stale-read.js';
import type { Transaction } from '../../../database/transaction.js';
import { WorkerPool } from '../../../workers/worker-pool.js';
import { VoucherStore } from '../../storage/voucher-store.js';
import { writeVoucherChanges } from '../write-changes.js';
import { UNDO_LOCKED_ROWS, UNDO_ROWS } from './undo-rows.task.js';
import type { UndoneVouchers } from './undo-rows.js';
import type { UndoneChunk, UndoWork } from './undone-chunk.js';

/** Undoes rows that may have changed anything of their vouchers, added or removed them. */
@Injectable()
export class VoucherUndo {
  constructor(
    private readonly vouchers: VoucherStore,
    private readonly workers: WorkerPool,
  ) {}

  /** @param tx the transaction in which the vouchers are locked; without it they are read as they are */
  async of(
    { projectId, options, rows: work, codes }: UndoWork,
    tx?: Transaction,
  ): Promise<UndoneChunk> {
    const prior =
      tx === undefined
        ? await this.vouchers.readSnapshots(projectId, codes)
        : await this.vouchers.lockSnapshots(tx, projectId, codes);
    const rows = await this.workers.run(
      tx === undefined ? UNDO_ROWS : UNDO_LOCKED_ROWS,
      { projectId, work, prior, isDryRun: isDryRun(options) },
      { owner: projectId },
    );
    return { rows, write: (writing, nowMs) => this.write(writing, projectId, rows, nowMs) };
  }

  private async write(
    tx: Transaction,
    projectId: string,
    undone: UndoneVouchers,
    nowMs: number,
  ): Promise<void> {
    const { removals, removalCount } = undone;
    if (removalCount > 0) {
      const removed = await this.vouchers.removeMany(tx, projectId, removals);
      if (removed !== removalCount) throw new StaleReadError();
    }
    await writeVoucherChanges(this.vouchers, { tx, projectId, nowMs }, undone);
  }
}
