import { Injectable } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { StaleReadError } from '../database/stale-read.js';
import type { Transaction } from '../database/transaction.js';
import { DomainError } from '../errors/domain-error.js';
import { MetadataValidationService } from '../metadata-schemas/metadata-validation.service.js';
import { WorkerPool } from '../workers/worker-pool.js';
import { decideMetadata } from './domain/metadata-refusal.js';
import { DECIDE_METADATA } from './domain/decide-metadata.task.js';

/** Metadata that a voucher may have, and until which change of its schema. */
export interface AcceptedMetadata {
  /** JSON text. */
  readonly text: string;
  /** @throws StaleReadError when another schema holds by now. The schema stays until the transaction ends. */
  mustStillHold(tx: Transaction): Promise<void>;
}

/** Decides on the metadata of single vouchers, before and outside of the transactions that write them. */
@Injectable()
export class SingleMetadataService {
  constructor(
    private readonly settings: Settings,
    private readonly validation: MetadataValidationService,
    private readonly workers: WorkerPool,
  ) {}

  /**
   * Merges a client's metadata into what the voucher has, null for a new voucher, by the schema of this moment.
   * @throws DomainError invalid_payload when the result is too large, metadata_validation_failed when a new
   * voucher, or what is sent of another, breaks the schema
   */
  async decide(
    projectId: string,
    prior: string | null,
    patch: string,
    signal?: AbortSignal,
  ): Promise<AcceptedMetadata> {
    const schema = await this.validation.atPresent(projectId, 'voucher');
    const { maxMetadataBytes } = this.settings;
    const change = { prior, patch, schema, maxMetadataBytes };
    const size = (prior ?? '').length + patch.length + (schema?.text.length ?? 0);
    const { text, refusal } = await this.workers.runUnlessSmall(
      DECIDE_METADATA,
      decideMetadata,
      change,
      { owner: projectId, size, signal },
    );
    if (refusal !== null) throw new DomainError(refusal.key, { details: refusal.details });
    const mustStillHold = async (tx: Transaction): Promise<void> => {
      const inForce = await this.validation.forResource(tx, projectId, 'voucher');
      if (inForce?.version !== schema?.version) throw new StaleReadError();
    };
    return { text, mustStillHold };
  }
}
