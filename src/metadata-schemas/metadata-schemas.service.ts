import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../audit/audit-trail.js';
import { TransactionRunner, type Transaction } from '../database/transaction.js';
import { invalidPayload } from '../errors/domain-error.js';
import { randomAlphanumeric } from '../ids/random-id.js';
import { describeFaults, type JsonFault } from '../json/json-path.js';
import { changeDefinitions, findNestingFaults } from './domain/change-definitions.js';
import { definitionOf, type Definitions } from './domain/definition.js';
import type { MetadataSchema } from './domain/metadata-schema.js';
import { definitionsSizeFault, schemaCountFault } from './domain/project-limits.js';
import { duplicateSchema, schemaNotFound } from './schema-errors.js';
import { MetadataSchemaStore, type SchemaSize } from './storage/metadata-schema-store.js';

/** What a client sends of a schema; definitions are checked here, by the rules of the domain. */
export interface SchemaFields {
  readonly related_object?: string;
  readonly allow_defined_only?: boolean;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Makes, reads and changes metadata schemas. */
@Injectable()
export class MetadataSchemasService {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly schemas: MetadataSchemaStore,
    private readonly audit: AuditTrail,
  ) {}

  /** All schemas of the project, oldest first. */
  list(projectId: string): Promise<MetadataSchema[]> {
    return this.schemas.list(projectId);
  }

  /** The schema of a resource, or of nested objects of this name. @throws DomainError not_found */
  async get(projectId: string, relatedObject: string): Promise<MetadataSchema> {
    const schema = await this.schemas.findByObject(projectId, relatedObject);
    if (schema === null) throw schemaNotFound(relatedObject);
    return schema;
  }

  /**
   * @throws DomainError duplicate_found when the resource has a schema, invalid_payload for wrong definitions
   * and for more than a project can have
   */
  create(projectId: string, relatedObject: string, fields: SchemaFields): Promise<MetadataSchema> {
    return this.transactions.run(async (tx) => {
      const all = await this.schemas.sizesInside(tx, projectId);
      const properties = changed(relatedObject, {}, fields, all);
      if (all.some((schema) => schema.relatedObject === relatedObject)) {
        throw duplicateSchema(relatedObject);
      }
      refuse(
        schemaCountFault(all.length) ?? definitionsSizeFault(properties, sizesAround(null, all)),
      );
      const schema: MetadataSchema = {
        projectId,
        relatedObject,
        id: `ms_${randomAlphanumeric(24)}`,
        properties,
        allowDefinedOnly: fields.allow_defined_only ?? false,
        version: 1,
        createdAt: Date.now(),
        updatedAt: null,
      };
      if (!(await this.schemas.insert(tx, schema))) throw duplicateSchema(relatedObject);
      await this.audit.record(tx, 'metadata_schema.created', { projectId, resourceId: schema.id });
      return schema;
    });
  }

  /**
   * Changes a schema: definitions that are sent replace their own, all others stay.
   * @throws DomainError not_found, invalid_payload, or duplicate_found for the name of another schema
   */
  update(projectId: string, id: string, fields: SchemaFields): Promise<MetadataSchema> {
    return this.transactions.run(async (tx) => {
      const all = await this.schemas.sizesInside(tx, projectId);
      const prior = await this.schemas.findInside(tx, projectId, id);
      if (prior === null) throw schemaNotFound(id);
      refuseNewName(prior, fields, all);
      const properties = changed(prior.relatedObject, prior.properties, fields, all);
      refuse(definitionsSizeFault(properties, sizesAround(id, all)));
      const allowDefinedOnly = fields.allow_defined_only ?? prior.allowDefinedOnly;
      return this.write(tx, prior, { properties, allowDefinedOnly });
    });
  }

  /** Deletes a schema with all its definitions; metadata stays as it is. @throws DomainError not_found */
  async remove(projectId: string, id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      if (!(await this.schemas.delete(tx, projectId, id))) throw schemaNotFound(id);
      await this.audit.record(tx, 'metadata_schema.deleted', { projectId, resourceId: id });
    });
  }

  /** Drops the definition of a key that no resource has any more, unless it was sent again. */
  async forgetRemoved(
    tx: Transaction,
    projectId: string,
    relatedObject: string,
    key: string,
  ): Promise<void> {
    const all = await this.schemas.sizesInside(tx, projectId);
    const named = all.find((schema) => schema.relatedObject === relatedObject);
    const prior = named ? await this.schemas.findInside(tx, projectId, named.id) : null;
    if (prior === null || definitionOf(prior.properties, key)?.deleted !== true) return;
    const kept = Object.entries(prior.properties).filter(([name]) => name !== key);
    const { allowDefinedOnly } = prior;
    await this.write(tx, prior, { properties: Object.fromEntries(kept), allowDefinedOnly });
  }

  /** Counts a change only when there is one. */
  private async write(
    tx: Transaction,
    prior: MetadataSchema,
    rules: Pick<MetadataSchema, 'properties' | 'allowDefinedOnly'>,
  ): Promise<MetadataSchema> {
    const schema = { ...prior, ...rules };
    if (JSON.stringify(schema) === JSON.stringify(prior)) return prior;
    const next = { ...schema, version: prior.version + 1, updatedAt: Date.now() };
    await this.schemas.update(tx, next);
    const subject = { projectId: prior.projectId, resourceId: prior.id };
    await this.audit.record(tx, 'metadata_schema.updated', subject);
    return next;
  }
}

function changed(
  relatedObject: string,
  prior: Definitions,
  fields: SchemaFields,
  all: readonly SchemaSize[],
): Definitions {
  const { properties, faults } = changeDefinitions(relatedObject, prior, fields.properties);
  refuseFaults(faults);
  const names = new Set(all.map((schema) => schema.relatedObject));
  refuseFaults(findNestingFaults(properties, names));
  return properties;
}

/** The size of a schema as it is stored, 0 for a new one, and of all others together. */
function sizesAround(
  id: string | null,
  all: readonly SchemaSize[],
): { before: number; others: number } {
  const before = all.find((schema) => schema.id === id)?.bytes ?? 0;
  return { before, others: all.reduce((sum, { bytes }) => sum + bytes, -before) };
}

function refuseFaults(faults: readonly JsonFault[]): void {
  refuse(faults.length > 0 ? describeFaults(faults) : null);
}

function refuse(details: string | null): void {
  if (details !== null) throw invalidPayload(details);
}

function refuseNewName(
  prior: MetadataSchema,
  fields: SchemaFields,
  all: readonly SchemaSize[],
): void {
  const name = fields.related_object ?? prior.relatedObject;
  if (name === prior.relatedObject) return;
  if (all.some((schema) => schema.relatedObject === name)) throw duplicateSchema(name);
  throw invalidPayload(`Property .related_object cannot be changed from ${prior.relatedObject}`);
}
