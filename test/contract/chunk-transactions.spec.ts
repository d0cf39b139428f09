import { openSqliteDatabase } from '../support/open-database.js';
import { chunkTransactionsContract } from './chunk-transactions.contract.js';

chunkTransactionsContract('SQLite', openSqliteDatabase);
