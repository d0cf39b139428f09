import { expect, it } from '@jest/globals';
import { POSTGRES_MIGRATIONS } from './postgres/index.js';
import { SQLITE_MIGRATIONS } from './sqlite/index.js';

it('there is a PostgreSQL migration of the same name for each of SQLite', () => {
  const namesOf = (migrations: readonly (new () => { name: string })[]) =>
    migrations.map((Migration) => new Migration().name);
  expect(namesOf(POSTGRES_MIGRATIONS)).toEqual(namesOf(SQLITE_MIGRATIONS));
});
