import { Injectable } from '@nestjs/common';
import { readAgainWhenStale } from '../database/stale-read.js';
import { TransactionRunner } from '../database/transaction.js';
import { DomainError, invalidPayload, notFound } from '../errors/domain-error.js';
import { voucherId } from '../ids/voucher-id.js';
import { newCodeFault } from './domain/code-rule.js';
import type { VoucherDraft } from './domain/voucher-draft.js';
import type { Voucher } from './domain/voucher.js';
import { worthFault } from './domain/worth.js';
import { ChangeRecorder } from './history/change-recorder.js';
import { SingleMetadataService, type AcceptedMetadata } from './single-metadata.service.js';
import { VoucherStore } from './storage/voucher-store.js';

/** A new voucher but for its code. */
export interface NewVoucher {
  readonly draft: VoucherDraft;
  /** JSON text of an object. */
  readonly metadata: string;
}

/** Single vouchers: made and read one at a time. */
@Injectable()
export class VouchersService {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly vouchers: VoucherStore,
    private readonly metadata: SingleMetadataService,
    private readonly recorder: ChangeRecorder,
  ) {}

  /**
   * Makes a voucher with a given code. Its metadata is judged before the transaction, which asks whether the
   * schema is still the same.
   * @throws DomainError invalid_payload for a code that cannot be kept, invalid_voucher for one that is worth
   * nothing, duplicate_found for a code that is taken, metadata_validation_failed for metadata that breaks its schema
   */
  async create(
    projectId: string,
    code: string,
    { draft, metadata }: NewVoucher,
    hangUp?: AbortSignal,
  ): Promise<Voucher> {
    const fault = newCodeFault(code);
    if (fault !== null) throw invalidPayload(`Property .code ${fault}`);
    const worthless = worthFault(draft.type, draft.definition);
    if (worthless !== null) throw new DomainError('invalid_voucher', { details: worthless });
    return readAgainWhenStale(async () => {
      const accepted = await this.metadata.decide(projectId, null, metadata, hangUp);
      const voucher: Voucher = {
        ...draft,
        projectId,
        code,
        id: voucherId(),
        metadata: accepted.text,
        createdAt: Date.now(),
        updatedAt: null,
      };
      if (!(await this.insert(voucher, accepted))) throw duplicateVoucher(code);
      return voucher;
    });
  }

  private insert(voucher: Voucher, accepted: AcceptedMetadata): Promise<boolean> {
    return this.transactions.run(async (tx) => {
      await accepted.mustStillHold(tx);
      const inserted = await this.vouchers.insert(tx, voucher);
      if (inserted) await this.recorder.record(tx, 'voucher.created', null, voucher);
      return inserted;
    });
  }

  /** The voucher with this code or id. @throws DomainError not_found */
  async get(projectId: string, codeOrId: string): Promise<Voucher> {
    const voucher = await this.vouchers.find(projectId, codeOrId);
    if (voucher === null) throw notFound('voucher', codeOrId);
    return voucher;
  }
}

function duplicateVoucher(code: string): DomainError {
  const details = `Duplicated voucher exists with id ${code}`;
  return new DomainError('duplicate_found', {
    details,
    resourceId: code,
    resourceType: 'voucher',
  });
}
