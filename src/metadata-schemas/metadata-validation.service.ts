import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import type { SchemaInForce } from './domain/schema-in-force.js';
import { MetadataSchemaStore } from './storage/metadata-schema-store.js';

/** Holds the metadata of resources to their schemas. For the modules whose resources have metadata. */
@Injectable()
export class MetadataValidationService {
  constructor(private readonly schemas: MetadataSchemaStore) {}

  /**
   * The schema that holds for a resource at this point of the transaction, or null. Call it before writing what
   * was checked by the one of {@link atPresent}.
   */
  forResource(
    tx: Transaction,
    projectId: string,
    relatedObject: string,
  ): Promise<SchemaInForce | null> {
    return this.schemas.inForce(tx, projectId, relatedObject);
  }

  /**
   * The schema that holds for a resource at this moment, or null. It goes to a worker thread, which calls
   * `validatorFor`. The transaction that writes must check that {@link forResource} still returns the same
   * version.
   */
  atPresent(projectId: string, relatedObject: string): Promise<SchemaInForce | null> {
    return this.schemas.inForceNow(projectId, relatedObject);
  }
}
