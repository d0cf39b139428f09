import { Injectable } from '@nestjs/common';
import type { ChunkResult, ChunkWork } from '../../../async-actions/operation.js';
import type { AcceptedRow, RowOutcome } from '../../../async-actions/row.js';
import { Settings } from '../../../config/settings.js';
import type { Transaction } from '../../../database/transaction.js';
import { MetadataValidationService } from '../../../metadata-schemas/metadata-validation.service.js';
import { WorkerPool } from '../../../workers/worker-pool.js';
import { VoucherStore } from '../../storage/voucher-store.js';
import type { ImportedVoucher } from './imported-voucher.js';
import type { MetadataSource } from './validate-import.js';
import { VALIDATE_IMPORT } from './validate-import.task.js';

/** Adds the vouchers of a chunk, whatever kind of import it is part of. */
@Injectable()
export class ImportApplier {
  constructor(
    private readonly settings: Settings,
    private readonly vouchers: VoucherStore,
    private readonly validation: MetadataValidationService,
    private readonly workers: WorkerPool,
  ) {}

  /** A code that is taken fails its row and leaves the voucher as it is, as does metadata that breaks the schema. */
  async apply(tx: Transaction, work: ChunkWork, source: MetadataSource): Promise<ChunkResult> {
    const { projectId, nowMs } = work;
    const items = await this.validate(tx, work, source);
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

  private async validate(
    tx: Transaction,
    { projectId, items }: ChunkWork,
    source: MetadataSource,
  ): Promise<string> {
    const schema = await this.validation.forResource(tx, projectId, 'voucher');
    if (schema === null) return items;
    const { maxMetadataBytes } = this.settings;
    return this.workers.run(VALIDATE_IMPORT, { items, source, schema, maxMetadataBytes });
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
