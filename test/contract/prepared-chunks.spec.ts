import { openSqliteDatabase } from '../support/databases/open-database.js';
import { preparedChunksContract } from './prepared-chunks.contract.js';

preparedChunksContract('SQLite', openSqliteDatabase);
