import { openPostgresDatabase } from '../support/databases/open-database.js';
import { describeWithPostgres } from '../support/databases/postgres-databases.js';
import { undoContract } from './undo.contract.js';
import { undoOfImportsContract } from './undo-of-imports.contract.js';

describeWithPostgres('on a server', () => {
  undoContract('PostgreSQL', openPostgresDatabase);
  undoOfImportsContract('PostgreSQL', openPostgresDatabase);
});
