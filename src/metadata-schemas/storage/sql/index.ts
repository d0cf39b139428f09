import type { StatementTwins } from '../../../database/dialect.js';
import { schemasInForce } from './sqlite/schemas-in-force.js';

const sqlite = { schemasInForce };

/** The set-based statements of this module. */
export type MetadataSchemaStatements = typeof sqlite;

/** One set of statements for each database. */
export const METADATA_SCHEMA_STATEMENTS: StatementTwins<MetadataSchemaStatements> = { sqlite };
