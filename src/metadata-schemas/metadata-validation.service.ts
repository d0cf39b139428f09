import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import { DomainError } from '../errors/domain-error.js';
import { validatorFor, type SchemaInForce } from './domain/schema-in-force.js';
import { MetadataSchemaStore } from './storage/metadata-schema-store.js';

/** Holds the metadata of resources to their schemas. For the modules whose resources have metadata. */
@Injectable()
export class MetadataValidationService {
  constructor(private readonly schemas: MetadataSchemaStore) {}

  /**
   * The schema that holds for a resource at this point of the transaction, or null. A chunk reads it in
   * the transaction that writes, hands it to its worker thread, and there calls `validatorFor`.
   */
  forResource(
    tx: Transaction,
    projectId: string,
    relatedObject: string,
  ): Promise<SchemaInForce | null> {
    return this.schemas.inForce(tx, projectId, relatedObject);
  }

  /**
   * The schema that holds for a resource at this moment, or null. Whoever builds on it must see in the
   * transaction that writes whether {@link forResource} still gives the same version.
   */
  atPresent(projectId: string, relatedObject: string): Promise<SchemaInForce | null> {
    return this.schemas.inForceNow(projectId, relatedObject);
  }

  /**
   * Validates the whole metadata that a resource is about to have, after any merge.
   * @throws DomainError metadata_validation_failed naming each key that breaks the schema
   */
  async check(
    tx: Transaction,
    projectId: string,
    relatedObject: string,
    metadata: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const validator = validatorFor(await this.forResource(tx, projectId, relatedObject));
    const details = validator?.(metadata) ?? null;
    if (details !== null) throw new DomainError('metadata_validation_failed', { details });
  }
}
