import { openSqliteDatabase } from '../support/open-database.js';
import { undoContract } from './undo.contract.js';

undoContract('SQLite', openSqliteDatabase);
