import { openSqliteDatabase } from '../support/databases/open-database.js';
import { undoContract } from './undo.contract.js';
import { undoOfImportsContract } from './undo-of-imports.contract.js';

undoContract('SQLite', openSqliteDatabase);
undoOfImportsContract('SQLite', openSqliteDatabase);
