import { Injectable, Logger } from '@nestjs/common';
import { AdmissionService, type NewChunk } from '../../async-actions/index.js';
import type { Principal } from '../../auth/principal.js';
import { invalidPayload } from '../../errors/domain-error.js';
import { sortableId } from '../../ids/sortable-id.js';
import { definitionOf } from '../domain/definition.js';
import { schemaNotFound } from '../schema-errors.js';
import { MetadataSchemaStore } from '../storage/metadata-schema-store.js';
import { PURGE_TYPES, type MetadataKeyPurge } from './metadata-key-purge.js';

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
    private readonly admission: AdmissionService,
  ) {}

  /**
   * Puts the purge of a removed definition's key at the end of the project queue and returns the id of
   * its action. The resources are not looked at yet: the operation finds them when its turn has come.
   * @throws DomainError not_found for the schema, invalid_payload for a key that cannot be purged
   */
  async start({ principal, requestId, schemaId, key }: PurgeRequest): Promise<string> {
    const schema = await this.schemas.find(principal.projectId, schemaId);
    if (schema === null) throw schemaNotFound(schemaId);
    const type = PURGE_TYPES.get(schema.relatedObject);
    if (type === undefined) {
      throw invalidPayload(`There is no metadata of ${schema.relatedObject} to purge`);
    }
    if (definitionOf(schema.properties, key)?.deleted !== true) {
      throw invalidPayload('Property .key must name a removed definition');
    }
    const actionId = await this.admission.admit({
      principal,
      type,
      requestId: sortableId('w-'),
      rowCount: 0,
      chunks: [stepOf({ key })],
    });
    this.logger.log({ msg: 'Purge accepted', requestId, actionId });
    return actionId;
  }
}

/** The first step of the walk, which finds its rows by itself. */
function stepOf(purge: MetadataKeyPurge): NewChunk {
  return { rowCount: 0, items: Buffer.from(JSON.stringify(purge)), codes: Buffer.from('[]') };
}
