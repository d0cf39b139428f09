import { openPostgresDatabase } from '../support/open-database.js';
import { describeWithPostgres } from '../support/postgres-databases.js';
import { codeSearchContract } from './code-search.contract.js';

describeWithPostgres('on a server', () => codeSearchContract('PostgreSQL', openPostgresDatabase));
