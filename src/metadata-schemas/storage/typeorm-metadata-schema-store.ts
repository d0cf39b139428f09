import { Injectable } from '@nestjs/common';
import type { DataSource, EntityManager, FindOptionsWhere } from 'typeorm';
import { Database } from '../../database/database.js';
import { MetadataSchemaEntity } from '../../database/entities/metadata-schema.entity.js';
import { Insertion } from '../../database/insertion.js';
import { searchable } from '../../database/searchable.js';
import { rowsOf } from '../../database/statement.js';
import type { Transaction } from '../../database/transaction.js';
import { managerOf } from '../../database/typeorm-transaction.js';
import {
  toSchema,
  type MetadataSchema,
  type SchemaOutline,
  type StoredSchema,
} from '../domain/metadata-schema.js';
import type { SchemaInForce } from '../domain/schema-in-force.js';
import { MetadataSchemaStore } from './metadata-schema-store.js';
import { toSchemaInForce, type SchemaInForceRow } from './schema-in-force-row.js';
import { METADATA_SCHEMA_STATEMENTS, type MetadataSchemaStatements } from './sql/index.js';

const OLDEST_FIRST = { createdAt: 'ASC', id: 'ASC' } as const;

/** Schemas in the table `metadata_schemas`. */
@Injectable()
export class TypeormMetadataSchemaStore extends MetadataSchemaStore {
  private readonly statements: MetadataSchemaStatements;
  private readonly insertion: Insertion<MetadataSchemaEntity>;

  constructor(private readonly database: Database) {
    super();
    this.insertion = new Insertion(database.reader, MetadataSchemaEntity);
    this.statements = METADATA_SCHEMA_STATEMENTS[database.dialect];
  }

  async list(projectId: string): Promise<MetadataSchema[]> {
    const schemas = this.database.reader.getRepository(MetadataSchemaEntity);
    const rows = await schemas.find({ where: { projectId }, order: OLDEST_FIRST });
    return rows.map(toSchema);
  }

  async findByObject(projectId: string, relatedObject: string): Promise<MetadataSchema | null> {
    const row = await this.findBy({ projectId, relatedObject: searchable(relatedObject) });
    return row === null ? null : toSchema(row);
  }

  async find(projectId: string, id: string): Promise<MetadataSchema | null> {
    const row = await this.findBy({ projectId, id: searchable(id) });
    return row === null ? null : toSchema(row);
  }

  findStored(projectId: string, id: string): Promise<StoredSchema | null> {
    return this.findBy({ projectId, id: searchable(id) });
  }

  findStoredByObject(projectId: string, relatedObject: string): Promise<StoredSchema | null> {
    return this.findBy({ projectId, relatedObject: searchable(relatedObject) });
  }

  async outlines(tx: Transaction, projectId: string): Promise<SchemaOutline[]> {
    await this.database.locks.name(tx, lockOf(projectId));
    return rowsOf<SchemaOutline>(managerOf(tx), this.statements.schemaOutlines(projectId));
  }

  async inForce(
    tx: Transaction,
    projectId: string,
    relatedObject: string,
  ): Promise<SchemaInForce | null> {
    await this.database.locks.sharedName(tx, lockOf(projectId));
    return this.readInForce(managerOf(tx), projectId, relatedObject);
  }

  inForceNow(projectId: string, relatedObject: string): Promise<SchemaInForce | null> {
    return this.readInForce(this.database.reader, projectId, relatedObject);
  }

  insert(tx: Transaction, schema: StoredSchema): Promise<boolean> {
    return this.insertion.unlessTaken(managerOf(tx), schema);
  }

  async update(tx: Transaction, schema: StoredSchema): Promise<void> {
    const { id, projectId, ...changed } = schema;
    await managerOf(tx).update(MetadataSchemaEntity, { id, projectId }, changed);
  }

  async delete(tx: Transaction, projectId: string, id: string): Promise<boolean> {
    await this.database.locks.name(tx, lockOf(projectId));
    const { affected } = await managerOf(tx).delete(MetadataSchemaEntity, {
      projectId,
      id: searchable(id),
    });
    return affected === 1;
  }

  private async readInForce(
    on: EntityManager | DataSource,
    projectId: string,
    relatedObject: string,
  ): Promise<SchemaInForce | null> {
    const statement = this.statements.schemasInForce(projectId, relatedObject);
    return toSchemaInForce(await rowsOf<SchemaInForceRow>(on, statement), relatedObject);
  }

  private findBy(
    where: FindOptionsWhere<MetadataSchemaEntity>,
  ): Promise<MetadataSchemaEntity | null> {
    return this.database.reader.getRepository(MetadataSchemaEntity).findOneBy(where);
  }
}

/** A transaction that changes the schemas of a project holds it; those that check metadata by them share it. */
function lockOf(projectId: string): string {
  return `metadata_schemas/${projectId}`;
}
