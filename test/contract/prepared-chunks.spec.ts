import { openSqliteDatabase } from '../support/open-database.js';
import { preparedChunksContract } from './prepared-chunks.contract.js';

preparedChunksContract('SQLite', openSqliteDatabase);
