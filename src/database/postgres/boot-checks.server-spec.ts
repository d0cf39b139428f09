import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { PostgresProcess } from '../../../scripts/support/postgres-process.js';
import { describeWithPostgres } from '../../../test/support/databases/postgres-databases.js';
import { PostgresDatabase } from './postgres-database.js';

describeWithPostgres('a server that may lose what it has answered', () => {
  let server: PostgresProcess;

  beforeAll(async () => {
    server = await PostgresProcess.start([
      'fsync=off',
      'full_page_writes=off',
      'data_sync_retry=on',
    ]);
  });

  afterAll(() => server.dispose());

  it('is used, and every setting is named that it may lose it by', async () => {
    const database = await PostgresDatabase.open(server.url);
    const { risks } = database;
    await database.close();

    expect(risks).toEqual(['fsync is off', 'full_page_writes is off', 'data_sync_retry is on']);
  });
});
