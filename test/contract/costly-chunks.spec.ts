import { openSqliteDatabase } from '../support/open-database.js';
import { costlyChunksContract } from './costly-chunks.contract.js';

costlyChunksContract('SQLite', openSqliteDatabase);
