import { sharedSqliteDatabase } from '../support/databases/shared-databases.js';
import { editStatementsContract } from './edit-statements.contract.js';

editStatementsContract('SQLite', sharedSqliteDatabase, { creation: 4, edit: 5 });
