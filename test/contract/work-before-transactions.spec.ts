import { openSqliteDatabase } from '../support/databases/open-database.js';
import { workBeforeTransactionsContract } from './work-before-transactions.contract.js';

workBeforeTransactionsContract('SQLite', openSqliteDatabase);
