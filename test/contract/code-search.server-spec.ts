import { sharedPostgresDatabase } from '../support/databases/shared-databases.js';
import { describeWithPostgres } from '../support/databases/postgres-databases.js';
import { codeSearchContract } from './code-search.contract.js';

describeWithPostgres('on a server', () => codeSearchContract('PostgreSQL', sharedPostgresDatabase));
