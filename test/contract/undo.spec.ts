import { sharedSqliteDatabase } from '../support/databases/shared-databases.js';
import { undoContract } from './undo.contract.js';
import { undoOfImportsContract } from './undo-of-imports.contract.js';

undoContract('SQLite', sharedSqliteDatabase);
undoOfImportsContract('SQLite', sharedSqliteDatabase);
