import { openSqliteDatabase } from '../support/open-database.js';
import { costlyChunksContract } from '../contract/costly-chunks.contract.js';

costlyChunksContract('SQLite', openSqliteDatabase);
