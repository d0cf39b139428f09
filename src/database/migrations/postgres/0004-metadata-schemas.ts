import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `CREATE TABLE metadata_schemas (
    id text COLLATE "C" PRIMARY KEY NOT NULL,
    project_id text COLLATE "C" NOT NULL,
    related_object text COLLATE "C" NOT NULL,
    properties text NOT NULL,
    allow_defined_only boolean NOT NULL,
    version integer NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint
  )`,
  `CREATE UNIQUE INDEX metadata_schemas_related_object ON metadata_schemas (project_id, related_object)`,
];

/** Metadata schemas. */
export class MetadataSchemas0004 implements MigrationInterface {
  readonly name = 'MetadataSchemas0000000000004';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await queryRunner.query(statement);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup that was made before this one');
  }
}
