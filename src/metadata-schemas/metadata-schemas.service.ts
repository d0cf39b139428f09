import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../audit/audit-trail.js';
import { readAgainWhenStale, StaleReadError } from '../database/stale-read.js';
import { TransactionRunner, type Transaction } from '../database/transaction.js';
import { invalidPayload } from '../errors/domain-error.js';
import { randomAlphanumeric } from '../ids/random-id.js';
import { describeFaults } from '../json/json-path.js';
import { WorkerPool } from '../workers/worker-pool.js';
import { findNestingFaults, type NestedName } from './domain/change-definitions.js';
import { changeSchema, type ChangedSchema, type SchemaChange } from './domain/change-schema.js';
import { CHANGE_SCHEMA } from './domain/change-schema.task.js';
import {
  toSchema,
  type MetadataSchema,
  type SchemaOutline,
  type StoredSchema,
} from './domain/metadata-schema.js';
import { definitionsSizeFault, schemaCountFault } from './domain/project-limits.js';
import { duplicateSchema, schemaNotFound } from './schema-errors.js';
import { MetadataSchemaStore } from './storage/metadata-schema-store.js';

/** A change of a schema. Definitions are checked by the service, by the rules of the domain. */
export interface SchemaEdit {
  readonly relatedObject?: string;
  readonly allowDefinedOnly?: boolean;
  /** JSON text of an object. */
  readonly properties: string;
}

/** Makes, reads and changes metadata schemas. */
@Injectable()
export class MetadataSchemasService {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly schemas: MetadataSchemaStore,
    private readonly audit: AuditTrail,
    private readonly workers: WorkerPool,
  ) {}

  /** All schemas of the project, oldest first. */
  list(projectId: string): Promise<MetadataSchema[]> {
    return this.schemas.list(projectId);
  }

  /**
   * The schema of the resource or of the nested objects with this name; else the one with this id.
   * @throws DomainError not_found
   */
  async get(projectId: string, nameOrId: string): Promise<MetadataSchema> {
    const named = await this.schemas.findByObject(projectId, nameOrId);
    const schema = named ?? (await this.schemas.find(projectId, nameOrId));
    if (schema === null) throw schemaNotFound(nameOrId);
    return schema;
  }

  /**
   * @throws DomainError duplicate_found when the resource has a schema, invalid_payload for wrong definitions
   * and for more than a project can have
   */
  async create(
    projectId: string,
    relatedObject: string,
    fields: Omit<SchemaEdit, 'relatedObject'>,
    hangUp?: AbortSignal,
  ): Promise<MetadataSchema> {
    const sent = { relatedObject, prior: '{}', sent: fields.properties };
    const { properties, nested } = await this.change(projectId, sent, hangUp);
    const schema: StoredSchema = {
      projectId,
      relatedObject,
      properties,
      id: `ms_${randomAlphanumeric(24)}`,
      allowDefinedOnly: fields.allowDefinedOnly ?? false,
      version: 1,
      createdAt: Date.now(),
      updatedAt: null,
    };
    await this.transactions.run(async (tx) => {
      const all = await this.schemas.outlines(tx, projectId);
      refuseUnknown(nested, all);
      if (all.some((other) => other.relatedObject === relatedObject)) {
        throw duplicateSchema(relatedObject);
      }
      refuse(
        schemaCountFault(all.length) ?? definitionsSizeFault(properties, sizesAround(null, all)),
      );
      if (!(await this.schemas.insert(tx, schema))) throw duplicateSchema(relatedObject);
      await this.audit.record(tx, 'metadata_schema.created', { projectId, resourceId: schema.id });
    });
    return toSchema(schema);
  }

  /**
   * Changes a schema: definitions that are sent replace their own, all others stay.
   * @throws DomainError not_found, invalid_payload, or duplicate_found for the name of another schema
   */
  async update(
    projectId: string,
    id: string,
    fields: SchemaEdit,
    hangUp?: AbortSignal,
  ): Promise<MetadataSchema> {
    const schema = await readAgainWhenStale(async () => {
      const prior = await this.schemas.findStored(projectId, id);
      if (prior === null) throw schemaNotFound(id);
      await this.refuseNewName(prior, fields);
      const { relatedObject, properties: text } = prior;
      const sent = { relatedObject, prior: text, sent: fields.properties };
      const { properties, nested } = await this.change(projectId, sent, hangUp);
      const allowDefinedOnly = fields.allowDefinedOnly ?? prior.allowDefinedOnly;
      return this.transactions.run(async (tx) => {
        const all = await this.schemas.outlines(tx, projectId);
        mustBeThere(prior, all);
        refuseUnknown(nested, all);
        refuse(definitionsSizeFault(properties, sizesAround(id, all)));
        return this.write(tx, prior, { properties, allowDefinedOnly });
      });
    });
    return toSchema(schema);
  }

  /** Deletes a schema with all its definitions; metadata stays as it is. @throws DomainError not_found */
  async remove(projectId: string, id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      if (!(await this.schemas.delete(tx, projectId, id))) throw schemaNotFound(id);
      await this.audit.record(tx, 'metadata_schema.deleted', { projectId, resourceId: id });
    });
  }

  /**
   * Writes definitions that were made of a schema as it was read. Counts a change only when there is one.
   * @throws StaleReadError when the schema is another one by now
   */
  async replace(tx: Transaction, prior: StoredSchema, properties: string): Promise<void> {
    mustBeThere(prior, await this.schemas.outlines(tx, prior.projectId));
    await this.write(tx, prior, { properties, allowDefinedOnly: prior.allowDefinedOnly });
  }

  private async write(
    tx: Transaction,
    prior: StoredSchema,
    rules: Pick<StoredSchema, 'properties' | 'allowDefinedOnly'>,
  ): Promise<StoredSchema> {
    const isSame =
      rules.properties === prior.properties && rules.allowDefinedOnly === prior.allowDefinedOnly;
    if (isSame) return prior;
    const next = { ...prior, ...rules, version: prior.version + 1, updatedAt: Date.now() };
    await this.schemas.update(tx, next);
    const subject = { projectId: prior.projectId, resourceId: prior.id };
    await this.audit.record(tx, 'metadata_schema.updated', subject);
    return next;
  }

  private async change(
    owner: string,
    change: SchemaChange,
    signal?: AbortSignal,
  ): Promise<ChangedSchema> {
    const size = change.prior.length + change.sent.length;
    const options = { owner, size, signal };
    const changed = await this.workers.runUnlessSmall(CHANGE_SCHEMA, changeSchema, change, options);
    refuse(changed.faults);
    return changed;
  }

  private async refuseNewName(prior: StoredSchema, fields: SchemaEdit): Promise<void> {
    const name = fields.relatedObject ?? prior.relatedObject;
    if (name === prior.relatedObject) return;
    const other = await this.schemas.findStoredByObject(prior.projectId, name);
    if (other !== null) throw duplicateSchema(name);
    throw invalidPayload(`Property .related_object cannot be changed from ${prior.relatedObject}`);
  }
}

function mustBeThere(prior: StoredSchema, all: readonly SchemaOutline[]): void {
  const now = all.find(({ id }) => id === prior.id);
  if (now?.version !== prior.version) throw new StaleReadError();
}

function refuseUnknown(nested: readonly NestedName[], all: readonly SchemaOutline[]): void {
  const names = new Set(all.map(({ relatedObject }) => relatedObject));
  const faults = findNestingFaults(nested, names);
  refuse(faults.length > 0 ? describeFaults(faults) : null);
}

/** The size of a schema as it is stored, 0 for a new one, and of all others together. */
function sizesAround(
  id: string | null,
  all: readonly SchemaOutline[],
): { before: number; others: number } {
  const before = all.find((schema) => schema.id === id)?.bytes ?? 0;
  return { before, others: all.reduce((sum, { bytes }) => sum + bytes, -before) };
}

function refuse(details: string | null): void {
  if (details !== null) throw invalidPayload(details);
}
