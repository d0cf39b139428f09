import type { StatementTwins } from '../../../database/dialect.js';
import { schemaSizes as postgresSchemaSizes } from './postgres/schema-sizes.js';
import { schemasInForce as postgresSchemasInForce } from './postgres/schemas-in-force.js';
import { schemaSizes as sqliteSchemaSizes } from './sqlite/schema-sizes.js';
import { schemasInForce as sqliteSchemasInForce } from './sqlite/schemas-in-force.js';

const sqlite = { schemaSizes: sqliteSchemaSizes, schemasInForce: sqliteSchemasInForce };
const postgres = { schemaSizes: postgresSchemaSizes, schemasInForce: postgresSchemasInForce };

/** The set-based statements of this module. */
export type MetadataSchemaStatements = typeof sqlite;

/** One set of statements for each database. */
export const METADATA_SCHEMA_STATEMENTS: StatementTwins<MetadataSchemaStatements> = {
  sqlite,
  postgres,
};
