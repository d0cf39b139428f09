import type { StatementTwins } from '../../../database/dialect.js';
import { schemaOutlines as postgresSchemaOutlines } from './postgres/schema-outlines.js';
import { schemasInForce as postgresSchemasInForce } from './postgres/schemas-in-force.js';
import { schemaOutlines as sqliteSchemaOutlines } from './sqlite/schema-outlines.js';
import { schemasInForce as sqliteSchemasInForce } from './sqlite/schemas-in-force.js';

const sqlite = { schemaOutlines: sqliteSchemaOutlines, schemasInForce: sqliteSchemasInForce };
const postgres = { schemaOutlines: postgresSchemaOutlines, schemasInForce: postgresSchemasInForce };

/** The set-based statements of this module. */
export type MetadataSchemaStatements = typeof sqlite;

/** One set of statements for each database. */
export const METADATA_SCHEMA_STATEMENTS: StatementTwins<MetadataSchemaStatements> = {
  sqlite,
  postgres,
};
