import { Injectable } from '@nestjs/common';
import type { DataSource, EntityManager, FindOptionsWhere } from 'typeorm';
import { Database } from '../../database/database.js';
import { MetadataSchemaEntity } from '../../database/entities/metadata-schema.entity.js';
import { insertUnlessTaken } from '../../database/insert-unless-taken.js';
import { rowsOf } from '../../database/statement.js';
import type { Transaction } from '../../database/transaction.js';
import { managerOf } from '../../database/typeorm-transaction.js';
import type { Definitions } from '../domain/definition.js';
import type { MetadataSchema } from '../domain/metadata-schema.js';
import type { SchemaInForce } from '../domain/schema-in-force.js';
import { MetadataSchemaStore, type SchemaSize } from './metadata-schema-store.js';
import { toSchemaInForce, type SchemaInForceRow } from './schema-in-force-row.js';
import { METADATA_SCHEMA_STATEMENTS, type MetadataSchemaStatements } from './sql/index.js';

const OLDEST_FIRST = { createdAt: 'ASC', id: 'ASC' } as const;

/** Schemas in the table `metadata_schemas`. */
@Injectable()
export class TypeormMetadataSchemaStore extends MetadataSchemaStore {
  private readonly statements: MetadataSchemaStatements;

  constructor(private readonly database: Database) {
    super();
    this.statements = METADATA_SCHEMA_STATEMENTS[database.dialect];
  }

  async list(projectId: string): Promise<MetadataSchema[]> {
    const schemas = this.database.reader.getRepository(MetadataSchemaEntity);
    const rows = await schemas.find({ where: { projectId }, order: OLDEST_FIRST });
    return rows.map(toSchema);
  }

  findByObject(projectId: string, relatedObject: string): Promise<MetadataSchema | null> {
    return this.findBy({ projectId, relatedObject });
  }

  find(projectId: string, id: string): Promise<MetadataSchema | null> {
    return this.findBy({ projectId, id });
  }

  async sizesInside(tx: Transaction, projectId: string): Promise<SchemaSize[]> {
    await this.database.locks.name(tx, lockOf(projectId));
    return rowsOf<SchemaSize>(managerOf(tx), this.statements.schemaSizes(projectId));
  }

  async findInside(tx: Transaction, projectId: string, id: string): Promise<MetadataSchema | null> {
    const row = await managerOf(tx).findOneBy(MetadataSchemaEntity, { projectId, id });
    return row === null ? null : toSchema(row);
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

  insert(tx: Transaction, schema: MetadataSchema): Promise<boolean> {
    return insertUnlessTaken(managerOf(tx), MetadataSchemaEntity, toRow(schema));
  }

  async update(tx: Transaction, schema: MetadataSchema): Promise<void> {
    const { id, projectId, ...changed } = toRow(schema);
    await managerOf(tx).update(MetadataSchemaEntity, { id, projectId }, changed);
  }

  async delete(tx: Transaction, projectId: string, id: string): Promise<boolean> {
    await this.database.locks.name(tx, lockOf(projectId));
    const { affected } = await managerOf(tx).delete(MetadataSchemaEntity, { projectId, id });
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

  private async findBy(
    where: FindOptionsWhere<MetadataSchemaEntity>,
  ): Promise<MetadataSchema | null> {
    const row = await this.database.reader.getRepository(MetadataSchemaEntity).findOneBy(where);
    return row === null ? null : toSchema(row);
  }
}

/** Held by whoever changes the schemas of a project, and shared by those that hold metadata to them. */
function lockOf(projectId: string): string {
  return `metadata_schemas/${projectId}`;
}

function toSchema(row: MetadataSchemaEntity): MetadataSchema {
  return { ...row, properties: JSON.parse(row.properties) as Definitions };
}

function toRow(schema: MetadataSchema): MetadataSchemaEntity {
  return { ...schema, properties: JSON.stringify(schema.properties) };
}
