import { openSqliteDatabase } from '../support/open-database.js';
import { editStatementsContract } from './edit-statements.contract.js';

editStatementsContract('SQLite', openSqliteDatabase, { creation: 4, edit: 5 });
