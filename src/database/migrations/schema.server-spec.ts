import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  openPostgresDatabase,
  type OpenDatabase,
} from '../../../test/support/databases/open-database.js';
import { describeWithPostgres } from '../../../test/support/databases/postgres-databases.js';
import { committedSchema, dumpPostgres } from '../../../test/support/databases/schema-dump.js';

describeWithPostgres('the schema of PostgreSQL', () => {
  let open: OpenDatabase;

  beforeAll(async () => {
    open = await openPostgresDatabase();
  });

  afterAll(() => open.dispose());

  it('is what schema.sql says when all migrations have run', async () => {
    const schema = await dumpPostgres((sql) => open.database.reader.query(sql));
    expect(schema).toBe(committedSchema('postgres', schema));
  });
});
