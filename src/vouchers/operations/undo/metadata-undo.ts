import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../database/transaction.js';
import { WorkerPool } from '../../../workers/worker-pool.js';
import { VoucherStore } from '../../storage/voucher-store.js';
import { writeMetadataChanges } from '../write-changes.js';
import type { ProcessedRows } from './read-reversals.js';
import { UNDO_LOCKED_METADATA, UNDO_METADATA } from './undo-metadata.task.js';
import type { UndoneChunk, UndoWork } from './undone-chunk.js';

/** Undoes rows that changed metadata and nothing else: a bulk update then takes hardly longer to undo than to run. */
@Injectable()
export class MetadataUndo {
  constructor(
    private readonly vouchers: VoucherStore,
    private readonly workers: WorkerPool,
  ) {}

  /** @param tx the transaction in which the vouchers are locked; without it they are read as they are */
  async of(
    { projectId, codes }: UndoWork,
    work: ProcessedRows,
    tx?: Transaction,
  ): Promise<UndoneChunk> {
    const prior =
      tx === undefined
        ? await this.vouchers.readMetadata(projectId, codes)
        : await this.vouchers.lockMetadata(tx, projectId, codes);
    const task = tx === undefined ? UNDO_METADATA : UNDO_LOCKED_METADATA;
    const rows = await this.workers.run(task, { work, prior }, { owner: projectId });
    return {
      rows,
      write: (writing, nowMs) =>
        writeMetadataChanges(this.vouchers, { tx: writing, projectId, nowMs }, rows),
    };
  }
}
