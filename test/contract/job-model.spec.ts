import { sharedSqliteDatabase } from '../support/databases/shared-databases.js';
import { jobModelContract } from './job-model.contract.js';

jobModelContract('SQLite', sharedSqliteDatabase, ({ revision, id }) => `${revision} ${id}`);
