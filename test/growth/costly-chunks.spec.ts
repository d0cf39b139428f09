import { openSqliteDatabase } from '../support/databases/open-database.js';
import { costlyChunksContract } from '../contract/costly-chunks.contract.js';

costlyChunksContract('SQLite', openSqliteDatabase);
