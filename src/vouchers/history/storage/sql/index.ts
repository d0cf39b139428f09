import type { StatementTwins } from '../../../../database/dialect.js';
import { addChange as postgresAddChange } from './postgres/add-change.js';
import { addChange as sqliteAddChange } from './sqlite/add-change.js';

const sqlite = { addChange: sqliteAddChange };
const postgres = { addChange: postgresAddChange };

/** The statements of this module that TypeORM does not write. */
export type ChangeStatements = typeof sqlite;

/** One set of statements for each database. */
export const CHANGE_STATEMENTS: StatementTwins<ChangeStatements> = { sqlite, postgres };
