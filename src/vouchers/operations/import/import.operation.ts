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
import type { Transaction } from '../../../database/transaction.js';
import { WorkerPool } from '../../../workers/worker-pool.js';
import type { TaskOptions } from '../../../workers/worker-task.js';
import { ImportApplier } from './import-applier.js';
import { importResult } from './import-result.js';
import { JSON_ARRAY_FILE } from '../json-array-file.js';
import { READ_IMPORT } from './read-import.task.js';
import { WRITE_IMPORT } from './write-import.task.js';
import { VoucherVersions } from '../voucher-versions.js';
import { UNDO_OF_ADDITIONS } from '../undo/undo-rule.js';

export const IMPORT = 'VOUCHERS.IMPORT';

/** Adds vouchers that were sent as JSON. */
@BulkOperation(IMPORT)
@Injectable()
export class ImportOperation implements Operation {
  readonly plainSuccess = { found: false, updated: true };
  readonly undo = UNDO_OF_ADDITIONS;
  readonly requestFile = { ...JSON_ARRAY_FILE, write: WRITE_IMPORT };

  constructor(
    private readonly settings: Settings,
    private readonly workers: WorkerPool,
    private readonly applier: ImportApplier,
    private readonly voucherVersions: VoucherVersions,
  ) {}

  readBody(body: BodyBytes, options: TaskOptions): Promise<BulkBody> {
    const { maxMetadataBytes } = this.settings;
    return this.workers.run(READ_IMPORT, { ...body, maxMetadataBytes }, options);
  }

  prepare(input: ChunkInput): Promise<PreparedChunk> {
    return this.applier.prepare(input);
  }

  versions(projectId: string, codes: string, tx?: Transaction): Promise<string> {
    return this.voucherVersions.of(projectId, codes, tx);
  }

  presentResult(action: AsyncActionDetails): Record<string, unknown> {
    return importResult(action, ({ code }) => ({ code }));
  }
}
