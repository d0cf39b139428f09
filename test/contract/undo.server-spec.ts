import { sharedPostgresDatabase } from '../support/databases/shared-databases.js';
import { describeWithPostgres } from '../support/databases/postgres-databases.js';
import { undoContract } from './undo.contract.js';
import { undoOfImportsContract } from './undo-of-imports.contract.js';

describeWithPostgres('on a server', () => {
  undoContract('PostgreSQL', sharedPostgresDatabase);
  undoOfImportsContract('PostgreSQL', sharedPostgresDatabase);
});
