import { sharedSqliteDatabase } from '../support/databases/shared-databases.js';
import { chunkTransactionsContract } from './chunk-transactions.contract.js';

chunkTransactionsContract('SQLite', sharedSqliteDatabase);
