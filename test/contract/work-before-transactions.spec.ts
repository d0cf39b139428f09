import { openSqliteDatabase } from '../support/open-database.js';
import { workBeforeTransactionsContract } from './work-before-transactions.contract.js';

workBeforeTransactionsContract('SQLite', openSqliteDatabase);
