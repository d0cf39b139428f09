import { sharedSqliteDatabase } from '../support/databases/shared-databases.js';
import { workBeforeTransactionsContract } from './work-before-transactions.contract.js';

workBeforeTransactionsContract('SQLite', sharedSqliteDatabase);
