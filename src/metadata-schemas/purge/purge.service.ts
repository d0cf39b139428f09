import { Injectable, Logger } from '@nestjs/common';
import type { Principal } from '../../auth/principal.js';
import { invalidPayload } from '../../errors/domain-error.js';
import { sortableId } from '../../ids/sortable-id.js';
import { definitionOf } from '../domain/definition.js';
import { schemaNotFound } from '../schema-errors.js';
import { MetadataSchemaStore } from '../storage/metadata-schema-store.js';
import { KeyPurges } from './key-purges.js';

/** Who asks for which purge. */
export interface PurgeRequest {
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
  ) {}

  /**
   * Puts the purge of a removed definition's key at the end of the project queue and returns the id of
   * its action. The resources are not looked at yet: the operation finds them when its turn has come.
   * @throws DomainError not_found for the schema, invalid_payload for a key that cannot be purged
   */
  async start({ principal, requestId, schemaId, key }: PurgeRequest): Promise<string> {
    const schema = await this.schemas.find(principal.projectId, schemaId);
    if (schema === null) throw schemaNotFound(schemaId);
    const startPurge = this.purges.of(schema.relatedObject);
    if (startPurge === undefined) {
      throw invalidPayload(`There is no metadata of ${schema.relatedObject} to purge`);
    }
    if (definitionOf(schema.properties, key)?.deleted !== true) {
      throw invalidPayload('Property .key must name a removed definition');
    }
    const actionId = await startPurge({ principal, requestId: sortableId('w-'), key });
    this.logger.log({ msg: 'Purge accepted', requestId, actionId });
    return actionId;
  }
}
