import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit/audit-trail.js';
import { currentActor, currentRequest } from '../../audit/current-actor.js';
import type { Transaction } from '../../database/transaction.js';
import { voucherDifference } from '../domain/voucher-difference.js';
import type { Voucher } from '../domain/voucher.js';
import { VoucherChangeStore } from './storage/voucher-change-store.js';
import type { VoucherEvent } from './voucher-change-entry.js';

/** Writes down what single requests do to vouchers: who did it, and what differs. */
@Injectable()
export class ChangeRecorder {
  constructor(
    private readonly audit: AuditTrail,
    private readonly changes: VoucherChangeStore,
  ) {}

  /**
   * Notes a change in the transaction that has made it, in the audit trail and for the history of the voucher.
   * @param before null for a voucher that was made
   */
  async record(
    tx: Transaction,
    event: VoucherEvent,
    before: Voucher | null,
    after: Voucher,
  ): Promise<void> {
    const { projectId, code, id: voucherId } = after;
    const createdAt =
      event === 'voucher.binned' ? Date.now() : (after.updatedAt ?? after.createdAt);
    const logId = await this.audit.record(tx, event, { projectId, resourceId: code });
    const { route = null, keyName = null } = currentRequest() ?? {};
    await this.changes.add(tx, {
      ...{ projectId, voucherId, event, createdAt, logId, route, keyName },
      requestId: currentActor().requestId,
      changes: JSON.stringify(voucherDifference(before, after)),
    });
  }
}
