import { openSqliteDatabase } from '../support/databases/open-database.js';
import { jobModelContract } from './job-model.contract.js';

jobModelContract('SQLite', openSqliteDatabase, ({ revision, id }) => `${revision} ${id}`);
