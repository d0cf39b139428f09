import { openSqliteDatabase } from '../support/databases/open-database.js';
import { editStatementsContract } from './edit-statements.contract.js';

editStatementsContract('SQLite', openSqliteDatabase, { creation: 4, edit: 5 });
