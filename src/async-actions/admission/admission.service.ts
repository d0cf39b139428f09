import { Injectable, Logger } from '@nestjs/common';
import { AuditTrail } from '../../audit/audit-trail.js';
import type { Principal } from '../../auth/principal.js';
import { TransactionRunner, type Transaction } from '../../database/transaction.js';
import { sortableId } from '../../ids/sortable-id.js';
import { JobQueue } from '../../queue/job-queue.js';
import { QuotasService } from '../../quotas/quotas.service.js';
import { OperationRegistry } from '../operation-registry.js';
import type { BulkOptions } from '../options/bulk-option.js';
import { isDryRun } from '../options/dry-run.option.js';
import { labelIn } from '../options/label.option.js';
import { isAllOrNothing } from '../options/on-error.option.js';
import { ActionStore } from '../storage/action-store.js';
import { ChunkStore, type NewChunk } from '../storage/chunk-store.js';
import { IdempotencyService, type IdempotentRequest } from './idempotency.service.js';
import { refuseDivisible } from './refuse-divisible.js';

/** Rows that the database has already, for another action. */
export interface KeptRows {
  /** What they take on the disk. */
  readonly bytes: number;
  /** Keeps them for the new action, in the transaction that accepts it. */
  copyTo(tx: Transaction, actionId: string): Promise<void>;
}

/** A bulk request whose body has been read and found acceptable. */
export interface AcceptableRequest {
  readonly principal: Principal;
  readonly requestId: string;
  readonly type: string;
  readonly rowCount: number;
  /** The action whose rows these are once more or are undone. */
  readonly parentId?: string;
  /** The highest row number, where that is not the number of rows. */
  readonly lastRow?: number;
  /** What the client chose for it, shown in the action. */
  readonly options?: BulkOptions;
  readonly chunks: readonly NewChunk[];
  /** Rows that are kept already, instead of chunks. */
  readonly kept?: KeptRows;
  /** Of a request that may come again. */
  readonly idempotency?: IdempotentRequest;
  /** JSON text that all rows share, kept once. */
  readonly shared?: string;
  /** What was noticed in the body, for the result. */
  readonly remarks?: Readonly<Record<string, unknown>>;
}

/** What became of an acceptable request. */
export interface Admitted {
  readonly actionId: string;
  /** True when the same request made the action before. */
  readonly isReplay: boolean;
}

/** What the outcome of a row takes when it fails, as most of those of a hostile request do. */
const BYTES_OF_OUTCOME = 128;

/** Up to this a request takes about as long to store as a single edit. */
const SHORT_BYTES = 65_536;

/** Accepts bulk requests: durably, in order, and without waiting for any queue. */
@Injectable()
export class AdmissionService {
  private readonly logger = new Logger(AdmissionService.name);

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly actions: ActionStore,
    private readonly chunks: ChunkStore,
    private readonly queue: JobQueue,
    private readonly audit: AuditTrail,
    private readonly quotas: QuotasService,
    private readonly idempotency: IdempotencyService,
    private readonly operations: OperationRegistry,
  ) {}

  /**
   * Stores the request at the end of its project queue and returns the id of its action, or that of the action which
   * the same request made before. When the promise resolves the request is on disk and survives the loss of this
   * process.
   * @throws StorageUnavailableError when it cannot be stored, DomainError quota_exceeded when the project has too
   * much already, idempotency_key_reused, invalid_query_params where it cannot be all or nothing; nothing of it is stored
   * then.
   */
  async admit(request: AcceptableRequest): Promise<Admitted> {
    const { projectId } = request.principal;
    refuseDivisible(request, this.operations.get(request.type));
    const storedBytes = estimateBytes(request);
    const admitted = await this.transactions.run(
      (tx) => this.store(tx, request, storedBytes),
      'immediate',
      storedBytes > SHORT_BYTES ? 'long' : 'short',
    );
    const { actionId, isReplay } = admitted;
    if (!isReplay) this.queue.notify(projectId);
    const { requestId, type, rowCount } = request;
    const msg = isReplay ? 'Request was accepted before' : 'Action accepted';
    this.logger.log({ msg, actionId, requestId, projectId, type, rowCount });
    return admitted;
  }

  private async store(
    tx: Transaction,
    request: AcceptableRequest,
    storedBytes: number,
  ): Promise<Admitted> {
    const { idempotency, chunks, shared, rowCount: totalCount, type, requestId } = request;
    const { projectId, appId, keyName } = request.principal;
    await this.actions.lockQueue(tx, projectId);
    const first = idempotency && (await this.idempotency.replayOf(tx, projectId, idempotency));
    if (typeof first === 'string') return { actionId: first, isReplay: true };
    await this.quotas.require(tx, projectId, storedBytes);
    // Made under the lock of the project queue, so that ids and times rise in the order of acceptance.
    const createdAt = Date.now();
    const actionId = sortableId('aa_', createdAt);
    const { parentId = null, lastRow = null, options = {} } = request;
    const details = parentId === null ? {} : { details: { parent_id: parentId } };
    const subject = { projectId, resourceId: actionId, ...details };
    const logId = await this.audit.record(tx, 'bulk_request.accepted', subject);
    await this.actions.insert(tx, {
      ...{ id: actionId, projectId, type, totalCount, requestId, createdAt },
      ...{ logId, appId, keyName, storedBytes, parentId, lastRow },
      options: JSON.stringify(options),
      label: labelIn(options),
      ...(isAllOrNothing(options) && !isDryRun(options) && { pass: 'validate' as const }),
      ...(request.remarks !== undefined && { remarks: JSON.stringify(request.remarks) }),
      ...(idempotency !== undefined && { idempotency }),
    });
    await this.chunks.insert(tx, actionId, chunks);
    await request.kept?.copyTo(tx, actionId);
    if (shared !== undefined) await this.chunks.insertShared(tx, actionId, shared);
    return { actionId, isReplay: false };
  }
}

/** What the request takes on the disk, with what will be noted of its rows. Its end measures what it really takes. */
function estimateBytes({ chunks, kept, shared = '', rowCount }: AcceptableRequest): number {
  const input = chunks.reduce((sum, { items, codes }) => sum + items.length + codes.length, 0);
  return input + (kept?.bytes ?? 0) + Buffer.byteLength(shared) + rowCount * BYTES_OF_OUTCOME;
}
