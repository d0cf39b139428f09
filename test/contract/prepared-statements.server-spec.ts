import { expect, it } from '@jest/globals';
import { PostgresDatabase } from '../../src/database/postgres/postgres-database.js';
import { codeOf } from '../factories/bulk-items.js';
import { openBulkUpdates } from '../support/runner/bulk-updates.js';
import {
  createDatabase,
  describeWithPostgres,
  dropDatabase,
} from '../support/databases/postgres-databases.js';

describeWithPostgres('the statements of the runner on PostgreSQL', () => {
  it('stay prepared on its connection', async () => {
    const url = await createDatabase();
    const database = await PostgresDatabase.open(url, 1);
    const service = await openBulkUpdates(() =>
      Promise.resolve({ database, dispose: () => database.close() }),
    );
    try {
      await service.addVouchers('p', 1);
      await service.submit('p', [{ code: codeOf(0), metadata: { a: 1 } }]);
      await service.workOff('p');

      const kept = await database.reader.query<{ name: string }[]>(
        'SELECT name FROM pg_prepared_statements',
      );
      expect(kept.map(({ name }) => name)).toEqual(
        expect.arrayContaining([
          'acquire_lease',
          'next_pending_chunk',
          'renew_lease',
          'write_metadata',
          'advance_action',
        ]),
      );
    } finally {
      await service.dispose();
      await dropDatabase(url);
    }
  });
});
