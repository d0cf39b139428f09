import type { StatementTwins } from '../../../database/dialect.js';
import { schemasInForce as postgresSchemasInForce } from './postgres/schemas-in-force.js';
import { schemasInForce as sqliteSchemasInForce } from './sqlite/schemas-in-force.js';

const sqlite = { schemasInForce: sqliteSchemasInForce };
const postgres = { schemasInForce: postgresSchemasInForce };

/** The set-based statements of this module. */
export type MetadataSchemaStatements = typeof sqlite;

/** One set of statements for each database. */
export const METADATA_SCHEMA_STATEMENTS: StatementTwins<MetadataSchemaStatements> = {
  sqlite,
  postgres,
};
