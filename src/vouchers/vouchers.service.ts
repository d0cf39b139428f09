import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../audit/audit-trail.js';
import { TransactionRunner } from '../database/transaction.js';
import { DomainError, invalidPayload, notFound } from '../errors/domain-error.js';
import { randomAlphanumeric } from '../ids/random-id.js';
import { MetadataValidationService } from '../metadata-schemas/metadata-validation.service.js';
import { codeFault } from './domain/code-rule.js';
import type { Metadata } from './domain/metadata.js';
import { toVoucherDraft } from './domain/voucher-draft.js';
import type { Voucher } from './domain/voucher.js';
import { VoucherStore } from './storage/voucher-store.js';

/** Single vouchers: made and read one at a time. */
@Injectable()
export class VouchersService {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly vouchers: VoucherStore,
    private readonly validation: MetadataValidationService,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Makes a voucher with a given code.
   * @throws DomainError invalid_payload for a code that cannot be kept, duplicate_found for one that is
   * taken, metadata_validation_failed for metadata that breaks its schema
   */
  async create(
    projectId: string,
    code: string,
    fields: object,
    metadata: Metadata,
  ): Promise<Voucher> {
    const fault = codeFault(code);
    if (fault !== null) throw invalidPayload(`Property .code ${fault}`);
    const voucher: Voucher = {
      ...toVoucherDraft(fields as Record<string, unknown>),
      projectId,
      code,
      id: `v_${randomAlphanumeric(32)}`,
      metadata: JSON.stringify(metadata),
      createdAt: Date.now(),
      updatedAt: null,
    };
    const isNew = await this.transactions.run(async (tx) => {
      await this.validation.check(tx, projectId, 'voucher', metadata);
      const inserted = await this.vouchers.insert(tx, voucher);
      if (inserted) await this.audit.record(tx, 'voucher.created', { projectId, resourceId: code });
      return inserted;
    });
    if (!isNew) {
      const details = `Duplicated voucher exists with id ${code}`;
      throw new DomainError('duplicate_found', {
        details,
        resourceId: code,
        resourceType: 'voucher',
      });
    }
    return voucher;
  }

  /** The voucher with this code or id. @throws DomainError not_found */
  async get(projectId: string, codeOrId: string): Promise<Voucher> {
    const voucher = await this.vouchers.find(projectId, codeOrId);
    if (voucher === null) throw notFound('voucher', codeOrId);
    return voucher;
  }
}
