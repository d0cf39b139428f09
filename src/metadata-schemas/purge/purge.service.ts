import { createHash } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import {
  type Admitted,
  type BulkChoices,
  IdempotencyService,
  type IdempotentRequest,
} from '../../async-actions/index.js';
import type { Principal } from '../../auth/principal.js';
import { invalidPayload } from '../../errors/domain-error.js';
import { sortableId } from '../../ids/sortable-id.js';
import { definitionOf } from '../domain/definition.js';
import { schemaNotFound } from '../schema-errors.js';
import { MetadataSchemaStore } from '../storage/metadata-schema-store.js';
import { KeyPurges } from './key-purges.js';

/** Who asks for which purge. */
export interface PurgeRequest extends BulkChoices {
  readonly principal: Principal;
  /** Of the HTTP request; the action has an id of its own, as operations on a whole project have. */
  readonly requestId: string;
  readonly schemaId: string;
  readonly key: string;
}

/** Starts purges. */
@Injectable()
export class PurgeService {
  private readonly logger = new Logger(PurgeService.name);

  constructor(
    private readonly schemas: MetadataSchemaStore,
    private readonly purges: KeyPurges,
    private readonly idempotency: IdempotencyService,
  ) {}

  /**
   * Puts the purge of a removed definition's key at the end of the project queue. The resources are not looked at
   * yet: the operation finds them when its turn has come.
   * @throws DomainError not_found for the schema, invalid_payload for a key that cannot be purged
   */
  async start(request: PurgeRequest): Promise<Admitted> {
    const { principal, requestId, schemaId, key, options } = request;
    const schema = await this.schemas.find(principal.projectId, schemaId);
    if (schema === null) throw schemaNotFound(schemaId);
    const startPurge = this.purges.of(schema.relatedObject);
    if (startPurge === undefined) {
      throw invalidPayload(`There is no metadata of ${schema.relatedObject} to purge`);
    }
    const isPurgeable = definitionOf(schema.properties, key)?.deleted === true;
    // The purge may have dropped the definition by the time its request comes again.
    if (!isPurgeable && !(await this.isReplay(request))) {
      throw invalidPayload('Property .key must name a removed definition');
    }
    const admitted = await startPurge({
      ...{ principal, key, options },
      requestId: sortableId('w-'),
      idempotency: idempotencyOf(request),
    });
    this.logger.log({ msg: 'Purge accepted', requestId, actionId: admitted.actionId });
    return admitted;
  }

  private async isReplay({ principal, idempotencyKey: key }: PurgeRequest): Promise<boolean> {
    return key !== undefined && (await this.idempotency.isKnown(principal.projectId, key));
  }
}

function idempotencyOf({
  schemaId,
  key: metadataKey,
  options,
  idempotencyKey: key,
}: PurgeRequest): IdempotentRequest | undefined {
  if (key === undefined) return undefined;
  const route = JSON.stringify(['purge', schemaId, options]);
  return { key, route, bodySha256: createHash('sha256').update(metadataKey).digest('hex') };
}
