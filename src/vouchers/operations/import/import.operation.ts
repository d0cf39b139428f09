import { Injectable } from '@nestjs/common';
import type { AsyncActionDetails } from '../../../async-actions/async-action.js';
import type { ChunkResult, ChunkWork, Operation } from '../../../async-actions/operation.js';
import type { AcceptedRow, RowOutcome } from '../../../async-actions/row.js';
import type { Transaction } from '../../../database/transaction.js';
import { MetadataValidationService } from '../../../metadata-schemas/metadata-validation.service.js';
import { WorkerPool } from '../../../workers/worker-pool.js';
import { VoucherStore } from '../../storage/voucher-store.js';
import type { ImportedVoucher } from './imported-voucher.js';
import { VALIDATE_IMPORT } from './validate-import.task.js';

/** `VOUCHERS.IMPORT`: adds vouchers. A code that is taken fails its row and leaves the voucher as it is. */
@Injectable()
export class ImportOperation implements Operation {
  readonly type = 'VOUCHERS.IMPORT';
  readonly plainSuccess = { found: false, updated: true };

  constructor(
    private readonly vouchers: VoucherStore,
    private readonly validation: MetadataValidationService,
    private readonly workers: WorkerPool,
  ) {}

  async applyChunk(tx: Transaction, work: ChunkWork): Promise<ChunkResult> {
    const { projectId, nowMs } = work;
    const schema = await this.validation.forResource(tx, projectId, 'voucher');
    const items =
      schema === null
        ? work.items
        : await this.workers.run(VALIDATE_IMPORT, { items: work.items, schema });
    const added = new Set(await this.vouchers.insertMany(tx, projectId, items, nowMs));
    const rows = JSON.parse(items) as AcceptedRow<ImportedVoucher>[];
    const failures = rows.flatMap((row) => outcomeOf(row, added));
    return {
      doneCount: rows.length - failures.length,
      failedCount: failures.length,
      outcomes: JSON.stringify(failures),
      before: '[]',
    };
  }

  presentResult(action: AsyncActionDetails): Record<string, unknown> {
    const { doneCount, failedCount, firstFailures } = action;
    return {
      message: `${doneCount} voucher(s) imported successfully, ${failedCount} failed.`,
      failed: firstFailures.map(({ code, details }) => ({ code, reason: details })),
      done_count: doneCount,
      failed_count: failedCount,
    };
  }
}

/** The outcome of a row that was not added, as a list of one. */
function outcomeOf(
  [row, code, voucher, rejection]: AcceptedRow<ImportedVoucher>,
  added: ReadonlySet<string>,
): RowOutcome[] {
  if (rejection !== undefined)
    return [{ row, code, found: false, updated: false, error: rejection }];
  if (added.has(voucher.id)) return [];
  const details = `Duplicated voucher exists with id ${code}`;
  return [{ row, code, found: true, updated: false, error: { key: 'duplicate_found', details } }];
}
