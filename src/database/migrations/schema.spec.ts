import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  openSqliteDatabase,
  type OpenDatabase,
} from '../../../test/support/databases/open-database.js';
import { committedSchema, dumpSqlite } from '../../../test/support/databases/schema-dump.js';

let open: OpenDatabase;

beforeAll(async () => {
  open = await openSqliteDatabase();
});

afterAll(() => open.dispose());

it('the migrations of SQLite make the schema in schema.sql', async () => {
  const schema = await dumpSqlite((sql) => open.database.reader.query(sql));
  expect(schema).toBe(committedSchema('sqlite', schema));
});
