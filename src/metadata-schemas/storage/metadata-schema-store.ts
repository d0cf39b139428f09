import type { Transaction } from '../../database/transaction.js';
import type { MetadataSchema } from '../domain/metadata-schema.js';
import type { SchemaInForce } from '../domain/schema-in-force.js';

/** What the rules for all schemas of a project look at, without their definitions. */
export interface SchemaSize {
  readonly id: string;
  readonly relatedObject: string;
  /** Of the definitions as JSON text. */
  readonly bytes: number;
}

/** The metadata schemas of all projects. Every call names the project. */
export abstract class MetadataSchemaStore {
  /** All schemas of the project, oldest first. */
  abstract list(projectId: string): Promise<MetadataSchema[]>;

  /** The schema of this resource or name, or null. */
  abstract findByObject(projectId: string, relatedObject: string): Promise<MetadataSchema | null>;

  /** The schema with this id, or null. */
  abstract find(projectId: string, id: string): Promise<MetadataSchema | null>;

  /**
   * The names and sizes of all schemas of the project, inside a transaction that is about to change one of
   * them; others wait for its end. No definitions are read.
   */
  abstract sizesInside(tx: Transaction, projectId: string): Promise<SchemaSize[]>;

  /** As {@link find}, after {@link sizesInside} in the same transaction. */
  abstract findInside(
    tx: Transaction,
    projectId: string,
    id: string,
  ): Promise<MetadataSchema | null>;

  /** The schema that holds, and will until the transaction ends, with those nested in it, by one statement. */
  abstract inForce(
    tx: Transaction,
    projectId: string,
    relatedObject: string,
  ): Promise<SchemaInForce | null>;

  /** The schema that holds at this moment, as {@link inForce}; it may be another one at the next. */
  abstract inForceNow(projectId: string, relatedObject: string): Promise<SchemaInForce | null>;

  /** Adds a schema. False when there is one of its `relatedObject`; nothing changed then. */
  abstract insert(tx: Transaction, schema: MetadataSchema): Promise<boolean>;

  /** Writes the changed parts of a schema that was read in the same transaction. */
  abstract update(tx: Transaction, schema: MetadataSchema): Promise<void>;

  /** Deletes a schema. False when there was none. */
  abstract delete(tx: Transaction, projectId: string, id: string): Promise<boolean>;
}
