import { Injectable } from '@nestjs/common';
import {
  type ChunkChanges,
  type ChunkInput,
  isDryRun,
  type PreparedChunk,
  type RowOutcome,
} from '../../../async-actions/index.js';
import { StaleReadError } from '../../../database/stale-read.js';
import { MetadataValidationService } from '../../../metadata-schemas/metadata-validation.service.js';
import { WorkerPool } from '../../../workers/worker-pool.js';
import { isStrict } from '../../options/bulk-options.js';
import { VoucherStore } from '../../storage/voucher-store.js';
import type { ValidatedImport, VoucherKey } from './validate-import.js';
import { VALIDATE_IMPORT } from './validate-import.task.js';

/** Adds the vouchers of a chunk of an import. */
@Injectable()
export class ImportApplier {
  constructor(
    private readonly vouchers: VoucherStore,
    private readonly validation: MetadataValidationService,
    private readonly workers: WorkerPool,
  ) {}

  /**
   * Holds the rows to the schema without a lock; the writing then asks whether that schema is still in force.
   * A code that is taken fails its row and leaves the voucher as it is, as does metadata that breaks the schema.
   */
  async prepare(input: ChunkInput): Promise<PreparedChunk> {
    const { projectId, items, options } = input;
    const schema = await this.validation.atPresent(projectId, 'voucher');
    const validated = await this.workers.run(
      VALIDATE_IMPORT,
      { items, schema, isStrict: isStrict(options), isDryRun: isDryRun(options) },
      { owner: projectId },
    );
    return {
      write: async (tx, nowMs) => {
        const inForce = await this.validation.forResource(tx, projectId, 'voucher');
        if (inForce?.version !== schema?.version) throw new StaleReadError();
        const rows = validated.items ?? items;
        const doneCount = await this.vouchers.insertMany(tx, projectId, rows, nowMs);
        const failedCount = validated.rowCount - doneCount;
        const counts = { doneCount, failedCount, before: '[]' };
        if (failedCount === validated.rejectedCount) {
          return { ...counts, outcomes: validated.outcomes, changes: validated.changes };
        }
        const added = await this.vouchers.findAdded(tx, projectId, rows);
        return {
          ...counts,
          outcomes: withTakenCodes(validated, added),
          changes: withoutTakenCodes(validated, added),
        };
      },
    };
  }
}

/** The changes without those of the rows whose codes were taken. */
function withoutTakenCodes(
  { changes, keys }: ValidatedImport,
  added: readonly string[],
): ChunkChanges | undefined {
  if (changes === undefined) return undefined;
  const isAdded = new Set(added);
  const rows = new Set(
    (JSON.parse(keys) as VoucherKey[]).flatMap(([row, , id]) => (isAdded.has(id) ? [row] : [])),
  );
  const all = JSON.parse(changes.list) as [row: number, change: unknown][];
  const list = JSON.stringify(all.filter(([row]) => rows.has(row)));
  return { count: added.length, list };
}

/** The outcomes with those of the rows whose codes were taken. */
function withTakenCodes({ outcomes, keys }: ValidatedImport, added: readonly string[]): string {
  const isAdded = new Set(added);
  const taken = (JSON.parse(keys) as VoucherKey[])
    .filter(([, , voucherId]) => !isAdded.has(voucherId))
    .map(([row, code]): RowOutcome => {
      const details = `Duplicated voucher exists with id ${code}`;
      return { row, code, found: true, updated: false, error: { key: 'duplicate_found', details } };
    });
  return JSON.stringify([...(JSON.parse(outcomes) as RowOutcome[]), ...taken]);
}
