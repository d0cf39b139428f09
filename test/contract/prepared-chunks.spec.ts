import { sharedSqliteDatabase } from '../support/databases/shared-databases.js';
import { preparedChunksContract } from './prepared-chunks.contract.js';

preparedChunksContract('SQLite', sharedSqliteDatabase);
