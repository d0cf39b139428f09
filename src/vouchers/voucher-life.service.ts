import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../audit/audit-trail.js';
import { Settings } from '../config/settings.js';
import { TransactionRunner, type Transaction } from '../database/transaction.js';
import { DomainError, invalidPayload, notFound } from '../errors/domain-error.js';
import { sortableId } from '../ids/sortable-id.js';
import { describeFault } from '../json/json-path.js';
import { MetadataValidationService } from '../metadata-schemas/metadata-validation.service.js';
import { changesDiscountType, editVoucher } from './domain/edit-voucher.js';
import { metadataSizeFault, type Metadata } from './domain/metadata.js';
import type { Voucher } from './domain/voucher.js';
import { VoucherEditStore } from './storage/voucher-edit-store.js';
import { BinStore } from './trash-bin/storage/bin-store.js';

type Fields = Readonly<Record<string, unknown>>;

/** Changes and deletes single vouchers, named by code or id. */
@Injectable()
export class VoucherLifeService {
  constructor(
    private readonly settings: Settings,
    private readonly transactions: TransactionRunner,
    private readonly vouchers: VoucherEditStore,
    private readonly bin: BinStore,
    private readonly validation: MetadataValidationService,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Changes the fields that are given and merges the metadata. A change that changes nothing leaves
   * `updatedAt` as it is.
   * @throws DomainError not_found; invalid_voucher for another type of discount; invalid_payload when the
   * merged metadata is too large; metadata_validation_failed when it breaks its schema
   */
  async update(
    projectId: string,
    codeOrId: string,
    fields: Fields,
    metadata: Metadata = {},
  ): Promise<Voucher> {
    return this.transactions.run(async (tx) => {
      const voucher = await this.vouchers.find(tx, projectId, codeOrId);
      if (voucher === null) throw notFound('voucher', codeOrId);
      if (changesDiscountType(voucher, fields)) {
        const details = 'It is not possible to change Voucher discount type';
        throw new DomainError('invalid_voucher', { details });
      }
      const edited = editVoucher(voucher, fields, metadata);
      if (edited === voucher) return voucher;
      if (edited.metadata !== voucher.metadata) await this.checkMetadata(tx, edited);
      const updated = { ...edited, updatedAt: Date.now() };
      await this.vouchers.update(tx, updated);
      await this.audit.record(tx, 'voucher.updated', { projectId, resourceId: voucher.code });
      return updated;
    });
  }

  private async checkMetadata(tx: Transaction, { projectId, metadata }: Voucher): Promise<void> {
    const tooLarge = metadataSizeFault(metadata, this.settings.maxMetadataBytes);
    if (tooLarge !== null) throw invalidPayload(`${describeFault(tooLarge)} after the update`);
    await this.validation.check(tx, projectId, 'voucher', JSON.parse(metadata) as Metadata);
  }

  /**
   * Deletes the voucher: into the bin, where its code stays taken, or for good, which frees the code.
   * @throws DomainError not_found, also for a voucher in the bin
   */
  async delete(projectId: string, codeOrId: string, { force }: { force: boolean }): Promise<void> {
    await this.transactions.run(async (tx) => {
      const voucher = await this.vouchers.find(tx, projectId, codeOrId);
      if (voucher === null) throw notFound('voucher', codeOrId);
      const { id: voucherId, code } = voucher;
      const event = force ? 'voucher.deleted' : 'voucher.binned';
      await this.audit.record(tx, event, { projectId, resourceId: code });
      if (force) return this.vouchers.remove(tx, projectId, voucherId);
      const createdAt = Date.now();
      const id = sortableId('tbe_', createdAt);
      await this.vouchers.discard(tx, voucher, createdAt);
      await this.bin.add(tx, { id, projectId, voucherId, code, createdAt });
    });
  }
}
