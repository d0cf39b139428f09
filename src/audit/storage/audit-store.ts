import type { Transaction } from '../../database/transaction.js';
import type { AuditEntry, AuditEvent } from '../audit-entry.js';

/** Which entries are wanted; what is not given does not matter. */
export interface AuditFilter {
  readonly projectId?: string;
  readonly event?: AuditEvent;
  readonly appId?: string;
  readonly address?: string;
  readonly requestId?: string;
  readonly resourceId?: string;
  /** Unix milliseconds, inclusive. */
  readonly from?: number;
  /** Unix milliseconds, exclusive. */
  readonly until?: number;
}

/** A page of the trail, newest first. */
export interface AuditPage extends AuditFilter {
  readonly limit: number;
  /** Only entries older than this one. */
  readonly startingAfterId?: string;
}

/** The audit trail of all projects. */
export abstract class AuditStore {
  abstract insert(tx: Transaction, entries: readonly AuditEntry[]): Promise<void>;

  /** One page. Reads committed data only. */
  abstract list(page: AuditPage): Promise<AuditEntry[]>;

  /** Deletes the oldest entries that were made before `nowMs`, at most `limit`, and returns their number. */
  abstract deleteBefore(tx: Transaction, nowMs: number, limit: number): Promise<number>;
}
