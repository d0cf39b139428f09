import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import { sortableId } from '../ids/sortable-id.js';
import type { AuditDetails, AuditEvent, CountedEvent } from './audit-entry.js';
import { currentActor } from './current-actor.js';
import { AuditStore } from './storage/audit-store.js';

/** What an event is about. */
export interface AuditSubject {
  readonly projectId?: string;
  readonly resourceId?: string;
  readonly details?: AuditDetails;
}

/** Writes down who did what. */
@Injectable()
export class AuditTrail {
  constructor(private readonly entries: AuditStore) {}

  /**
   * Adds an entry and returns its id. The entry is part of the transaction of the deed, so neither exists
   * without the other.
   */
  async record(
    tx: Transaction,
    event: Exclude<AuditEvent, CountedEvent>,
    subject: AuditSubject,
  ): Promise<string> {
    const createdAt = Date.now();
    const id = sortableId('log_', createdAt);
    const { projectId = null, resourceId = null, details = null } = subject;
    const what = { event, projectId, resourceId, details, count: 1 };
    const entry = { ...currentActor(), ...what, id, createdAt };
    await this.entries.insert(tx, [entry]);
    return id;
  }
}
