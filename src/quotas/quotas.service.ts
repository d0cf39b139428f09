import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../audit/audit-trail.js';
import { TransactionRunner, type Transaction } from '../database/transaction.js';
import { DomainError } from '../errors/domain-error.js';
import { faultOf, storageFaultOf, type Quota } from './quota.js';
import { QuotaStore, type LimitsChange, type StoredBytes } from './storage/quota-store.js';

/** Jobs of a full queue take minutes, not seconds. */
const RETRY_SECONDS = 60;

/** Holds every project to its share of the queue and of the disk. */
@Injectable()
export class QuotasService {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly quotas: QuotaStore,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Lets a bulk request in that needs these bytes. Call it while the project queue is locked, in the transaction
   * that stores the request: so two at once cannot both take the last place.
   * @throws DomainError quota_exceeded, with the numbers
   */
  async require(tx: Transaction, projectId: string, neededBytes: number): Promise<void> {
    const details = faultOf(await this.quotas.read(tx, projectId), neededBytes);
    if (details === null) return;
    throw exceeded(details);
  }

  /**
   * Lets an export store these bytes. Exports of a project that grow at the same moment can go over its limit by one
   * piece each.
   * @throws DomainError quota_exceeded, with the numbers
   */
  async requireRoom(tx: Transaction, projectId: string, neededBytes: number): Promise<void> {
    const details = storageFaultOf(await this.quotas.read(tx, projectId), neededBytes);
    if (details !== null) throw exceeded(details);
  }

  /** What a project that exists has, and may have. */
  of(projectId: string): Promise<Quota> {
    return this.transactions.run((tx) => this.quotas.read(tx, projectId));
  }

  /** Changes the limits of a project that exists, from the next request on. */
  change(projectId: string, change: LimitsChange): Promise<Quota> {
    return this.transactions.run(async (tx) => {
      await this.quotas.change(tx, projectId, change);
      const quota = await this.quotas.read(tx, projectId);
      const { maxUnfinishedActions, maxStoredBytes } = quota;
      const details = {
        max_unfinished_actions: maxUnfinishedActions,
        max_stored_bytes: maxStoredBytes,
      };
      await this.audit.record(tx, 'project.limited', { projectId, resourceId: projectId, details });
      return quota;
    });
  }

  /** The `limit` projects that store the most, each, and all others as one. */
  largest(limit: number): Promise<StoredBytes[]> {
    return this.quotas.largest(limit);
  }
}

function exceeded(details: string): DomainError {
  return new DomainError('quota_exceeded', { details, retryAfterSeconds: RETRY_SECONDS });
}
