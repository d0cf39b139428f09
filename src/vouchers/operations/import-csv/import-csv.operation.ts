import { Injectable } from '@nestjs/common';
import {
  type AsyncActionDetails,
  BulkOperation,
  type ChunkInput,
  type ChunkResult,
  type ChunkWork,
  type Operation,
  type PreparedChunk,
} from '../../../async-actions/index.js';
import type { BodyBytes, BulkBody } from '../../../async-actions/bulk-body/index.js';
import { Settings } from '../../../config/settings.js';
import type { Transaction } from '../../../database/transaction.js';
import { WorkerPool } from '../../../workers/worker-pool.js';
import type { TaskOptions } from '../../../workers/worker-task.js';
import { importResult } from '../import/import-result.js';
import { CSV_FILE } from './csv-file.js';
import { READ_IMPORT_CSV } from './read-import-csv.task.js';
import { RowsMerge } from './rows-merge.js';
import { WRITE_CSV } from './write-csv.task.js';
import { VoucherVersions } from '../voucher-versions.js';
import { UNDO_OF_ADDITIONS } from '../undo/undo-rule.js';

export const IMPORT_CSV = 'VOUCHERS.IMPORT_CSV';

/**
 * Adds the vouchers of a table and changes those whose codes are taken. Failed rows are named by their numbers.
 */
@BulkOperation(IMPORT_CSV)
@Injectable()
export class ImportCsvOperation implements Operation {
  readonly plainSuccess = { found: false, updated: true };
  readonly undo = UNDO_OF_ADDITIONS;
  readonly requestFile = { ...CSV_FILE, write: WRITE_CSV };

  constructor(
    private readonly settings: Settings,
    private readonly workers: WorkerPool,
    private readonly merge: RowsMerge,
    private readonly voucherVersions: VoucherVersions,
  ) {}

  readBody(body: BodyBytes, options: TaskOptions): Promise<BulkBody> {
    const { maxMetadataBytes } = this.settings;
    return this.workers.run(READ_IMPORT_CSV, { ...body, maxMetadataBytes }, options);
  }

  prepare(input: ChunkInput): Promise<PreparedChunk> {
    return this.merge.prepare(input);
  }

  applyUnderLocks(tx: Transaction, work: ChunkWork): Promise<ChunkResult> {
    return this.merge.apply(tx, work);
  }

  versions(projectId: string, codes: string, tx?: Transaction): Promise<string> {
    return this.voucherVersions.of(projectId, codes, tx);
  }

  presentResult(action: AsyncActionDetails): Record<string, unknown> {
    return { ...importResult(action, ({ code, row }) => ({ code, row })), ...action.remarks };
  }
}
