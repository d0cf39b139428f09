import { openSqliteDatabase } from '../support/databases/open-database.js';
import { chunkTransactionsContract } from './chunk-transactions.contract.js';

chunkTransactionsContract('SQLite', openSqliteDatabase);
