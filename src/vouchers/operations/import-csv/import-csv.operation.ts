import { Injectable } from '@nestjs/common';
import {
  type AsyncActionDetails,
  BulkOperation,
  type ChunkInput,
  type Operation,
  type PreparedChunk,
} from '../../../async-actions/index.js';
import type { BodyBytes, BulkBody } from '../../../async-actions/bulk-body/index.js';
import { Settings } from '../../../config/settings.js';
import { WorkerPool } from '../../../workers/worker-pool.js';
import type { TaskOptions } from '../../../workers/worker-task.js';
import { ImportApplier } from '../import/import-applier.js';
import { importResult } from '../import/import-result.js';
import { READ_IMPORT_CSV } from './read-import-csv.task.js';

export const IMPORT_CSV = 'VOUCHERS.IMPORT_CSV';

/** Adds the vouchers of a table, whose failed rows are named by their numbers. */
@BulkOperation(IMPORT_CSV)
@Injectable()
export class ImportCsvOperation implements Operation {
  readonly plainSuccess = { found: false, updated: true };

  constructor(
    private readonly settings: Settings,
    private readonly workers: WorkerPool,
    private readonly applier: ImportApplier,
  ) {}

  readBody(body: BodyBytes, options: TaskOptions): Promise<BulkBody> {
    const { maxMetadataBytes } = this.settings;
    return this.workers.run(READ_IMPORT_CSV, { ...body, maxMetadataBytes }, options);
  }

  prepare(input: ChunkInput): Promise<PreparedChunk> {
    return this.applier.prepare(input, 'cells');
  }

  presentResult(action: AsyncActionDetails): Record<string, unknown> {
    return { ...importResult(action, ({ code, row }) => ({ code, row })), ...action.remarks };
  }
}
