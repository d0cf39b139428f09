import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/transaction.js';
import { WorkerPool } from '../../workers/worker-pool.js';
import { forgetKey } from '../domain/change-schema.js';
import { FORGET_KEY } from '../domain/forget-key.task.js';
import { MetadataSchemasService } from '../metadata-schemas.service.js';
import { MetadataSchemaStore } from '../storage/metadata-schema-store.js';

/** Drops the definitions of keys that were purged. For the operations that purge. */
@Injectable()
export class ForgottenDefinitions {
  constructor(
    private readonly schemas: MetadataSchemaStore,
    private readonly service: MetadataSchemasService,
    private readonly workers: WorkerPool,
  ) {}

  /**
   * Prepares to drop the definition of a key that no resource has any more, unless it was sent again. What it
   * returns writes that. @throws StaleReadError, when it is called, if the schema has changed since
   */
  async prepare(
    projectId: string,
    relatedObject: string,
    key: string,
  ): Promise<(tx: Transaction) => Promise<void>> {
    const prior = await this.schemas.findStoredByObject(projectId, relatedObject);
    if (prior === null) return () => Promise.resolve();
    const { properties } = prior;
    const options = { owner: projectId, size: properties.length };
    const input = { key, properties };
    const kept = await this.workers.runUnlessSmall(FORGET_KEY, forgetKey, input, options);
    if (kept === null) return () => Promise.resolve();
    return (tx) => this.service.replace(tx, prior, kept);
  }
}
