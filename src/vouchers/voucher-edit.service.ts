import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../audit/audit-trail.js';
import { readAgainWhenStale, StaleReadError } from '../database/stale-read.js';
import { TransactionRunner } from '../database/transaction.js';
import { FairSlots } from '../fairness/fair-slots.js';
import { DomainError, notFound } from '../errors/domain-error.js';
import { sortableId } from '../ids/sortable-id.js';
import { changeFault, editVoucher } from './domain/edit-voucher.js';
import type { VoucherEdit } from './domain/voucher-edit.js';
import type { Voucher } from './domain/voucher.js';
import { ChangeRecorder } from './history/change-recorder.js';
import { SingleMetadataService, type AcceptedMetadata } from './single-metadata.service.js';
import { VoucherEditStore } from './storage/voucher-edit-store.js';
import { VoucherStore } from './storage/voucher-store.js';
import { TrashBinStore } from './trash-bin/storage/trash-bin-store.js';

/** What shall change of a voucher. */
export interface VoucherChange {
  readonly edit: VoucherEdit;
  /** JSON text of an object; without it metadata stays. */
  readonly metadata?: string;
}

const NO_METADATA = '{}';

/** Metadata that was merged outside of the transaction, and into what. */
interface MergedMetadata {
  readonly prior: string;
  readonly accepted: AcceptedMetadata;
}

/** Changes and deletes single vouchers, named by code or id. */
@Injectable()
export class VoucherEditService {
  /** Changes of one voucher in a row: at the same time each would undo what the others have computed. */
  private readonly turns = new FairSlots({ slots: Infinity, perTenant: 1 });

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly vouchers: VoucherStore,
    private readonly edits: VoucherEditStore,
    private readonly trashBin: TrashBinStore,
    private readonly metadata: SingleMetadataService,
    private readonly audit: AuditTrail,
    private readonly recorder: ChangeRecorder,
  ) {}

  /**
   * Changes the voucher and merges the metadata. A change that changes nothing leaves `updatedAt` as it is. Metadata is
   * merged and validated before the transaction, which then checks that it is still the same.
   * @throws DomainError not_found; invalid_voucher for another type of discount or a worth of nothing; invalid_payload
   * when the merged metadata is too large; metadata_validation_failed when the keys that are sent break the schema
   */
  update(
    projectId: string,
    codeOrId: string,
    { edit, metadata = NO_METADATA }: VoucherChange,
    hangUp?: AbortSignal,
  ): Promise<Voucher> {
    if (metadata === NO_METADATA) return this.write(projectId, codeOrId, edit, null);
    const change = () =>
      readAgainWhenStale(async () => {
        const prior = await this.vouchers.find(projectId, codeOrId);
        if (prior === null) throw notFound('voucher', codeOrId);
        refuseFault(prior, edit);
        const accepted = await this.metadata.decide(projectId, prior.metadata, metadata, hangUp);
        return this.write(projectId, codeOrId, edit, { prior: prior.metadata, accepted });
      });
    return this.turns.run(`${projectId}/${codeOrId}`, change, hangUp);
  }

  /** Switches the voucher on or off. @throws DomainError not_found */
  setActive(projectId: string, codeOrId: string, active: boolean): Promise<Voucher> {
    const edit: VoucherEdit = { active, definition: {}, cleared: [], clearsLimit: false };
    return this.update(projectId, codeOrId, { edit });
  }

  private write(
    projectId: string,
    codeOrId: string,
    edit: VoucherEdit,
    merged: MergedMetadata | null,
  ): Promise<Voucher> {
    return this.transactions.run(async (tx) => {
      const voucher = await this.edits.find(tx, projectId, codeOrId);
      if (voucher === null) throw notFound('voucher', codeOrId);
      if (merged !== null && merged.prior !== voucher.metadata) throw new StaleReadError();
      refuseFault(voucher, edit);
      const edited = editVoucher(voucher, edit, merged?.accepted.text ?? voucher.metadata);
      if (edited === voucher) return voucher;
      if (edited.metadata !== voucher.metadata) await merged?.accepted.mustStillHold(tx);
      const updated = { ...edited, updatedAt: Date.now() };
      await this.edits.update(tx, updated);
      await this.recorder.record(tx, 'voucher.updated', voucher, updated);
      return updated;
    });
  }

  /**
   * Deletes the voucher: into the trash bin, where its code stays taken, or for good, which frees the code.
   * @throws DomainError not_found, also for a voucher in the trash bin
   */
  async delete(projectId: string, codeOrId: string, { force }: { force: boolean }): Promise<void> {
    await this.transactions.run(async (tx) => {
      const voucher = await this.edits.find(tx, projectId, codeOrId);
      if (voucher === null) throw notFound('voucher', codeOrId);
      const { id: voucherId, code } = voucher;
      if (force) {
        await this.audit.record(tx, 'voucher.deleted', { projectId, resourceId: code });
        return this.edits.remove(tx, projectId, voucherId);
      }
      await this.recorder.record(tx, 'voucher.binned', voucher, voucher);
      const createdAt = Date.now();
      const id = sortableId('tbe_', createdAt);
      await this.edits.moveToTrashBin(tx, voucher, createdAt);
      await this.trashBin.add(tx, { id, projectId, voucherId, code, createdAt });
    });
  }
}

function refuseFault(voucher: Voucher, edit: VoucherEdit): void {
  const details = changeFault(voucher, edit);
  if (details !== null) throw new DomainError('invalid_voucher', { details });
}
