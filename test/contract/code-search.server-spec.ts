import { openPostgresDatabase } from '../support/databases/open-database.js';
import { describeWithPostgres } from '../support/databases/postgres-databases.js';
import { codeSearchContract } from './code-search.contract.js';

describeWithPostgres('on a server', () => codeSearchContract('PostgreSQL', openPostgresDatabase));
