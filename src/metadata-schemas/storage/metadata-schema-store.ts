import type { Transaction } from '../../database/transaction.js';
import type { MetadataSchema, SchemaOutline, StoredSchema } from '../domain/metadata-schema.js';
import type { SchemaInForce } from '../domain/schema-in-force.js';

/** The metadata schemas of all projects. Every call names the project. */
export abstract class MetadataSchemaStore {
  /** All schemas of the project, oldest first. */
  abstract list(projectId: string): Promise<MetadataSchema[]>;

  /** The schema of this resource or name, or null. */
  abstract findByObject(projectId: string, relatedObject: string): Promise<MetadataSchema | null>;

  /** The schema with this id, or null. */
  abstract find(projectId: string, id: string): Promise<MetadataSchema | null>;

  /** As {@link find}, with the definitions as they are kept. */
  abstract findStored(projectId: string, id: string): Promise<StoredSchema | null>;

  /** As {@link findByObject}, with the definitions as they are kept. */
  abstract findStoredByObject(
    projectId: string,
    relatedObject: string,
  ): Promise<StoredSchema | null>;

  /**
   * The schemas of the project without their definitions, inside a transaction that is about to
   * change one of them; others wait for its end.
   */
  abstract outlines(tx: Transaction, projectId: string): Promise<SchemaOutline[]>;

  /** The schema that holds, and will until the transaction ends, with those nested in it, by one statement. */
  abstract inForce(
    tx: Transaction,
    projectId: string,
    relatedObject: string,
  ): Promise<SchemaInForce | null>;

  /** The schema that holds at this moment, as {@link inForce}; it may be another one at the next. */
  abstract inForceNow(projectId: string, relatedObject: string): Promise<SchemaInForce | null>;

  /** Adds a schema. False when there is one of its `relatedObject`; nothing changed then. */
  abstract insert(tx: Transaction, schema: StoredSchema): Promise<boolean>;

  /** Writes the changed parts of a schema whose {@link outlines} were read in the same transaction. */
  abstract update(tx: Transaction, schema: StoredSchema): Promise<void>;

  /** Deletes a schema. False when there was none. */
  abstract delete(tx: Transaction, projectId: string, id: string): Promise<boolean>;
}
