import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import {
  createDatabase,
  describeWithPostgres,
  dropDatabase,
} from '../../test/support/databases/postgres-databases.js';
import { queryOf } from './driver-errors.js';
import { postgresDataSource } from './postgres/postgres-data-source.js';
import { rowsOf, type Statement } from './statement.js';

const NO_LIMITS = { statementMs: 0, lockMs: 0, idleTransactionMs: 0 };

function sum(n: unknown, name?: string): Statement {
  const sql = 'SELECT $1::integer + 1 AS sum';
  return { sql, parameters: [n], ...(name !== undefined && { name }) };
}

describeWithPostgres('a statement on PostgreSQL', () => {
  let url: string;
  let connection: DataSource;

  beforeEach(async () => {
    url = await createDatabase();
    connection = await postgresDataSource(url, { ...NO_LIMITS, connections: 1 }).initialize();
  });

  afterEach(async () => {
    await connection.destroy();
    await dropDatabase(url);
  });

  const prepared = () =>
    rowsOf<{ name: string; uses: number }>(connection, {
      sql: `SELECT name, (generic_plans + custom_plans)::integer AS uses FROM pg_prepared_statements`,
      parameters: [],
    });

  it('is prepared once under its name', async () => {
    for (const n of [1, 2, 3]) {
      expect(await rowsOf(connection, sum(n, 'sum'))).toEqual([{ sum: n + 1 }]);
    }
    expect(await prepared()).toEqual([{ name: 'sum', uses: 3 }]);
  });

  it('is not kept when it has no name', async () => {
    expect(await rowsOf(connection, sum(1))).toEqual([{ sum: 2 }]);
    expect(await prepared()).toEqual([]);
  });

  it('answers after a value that it refused', async () => {
    await rowsOf(connection, sum(1, 'sum'));
    await expect(rowsOf(connection, sum('no number', 'sum'))).rejects.toThrow('invalid input');
    expect(await rowsOf(connection, sum(1, 'sum'))).toEqual([{ sum: 2 }]);
  });

  it('is refused when its name belongs to another text', async () => {
    await rowsOf(connection, sum(1, 'sum'));
    const other = { sql: 'SELECT 1', parameters: [], name: 'sum' };
    await expect(rowsOf(connection, other)).rejects.toThrow('must be unique');
  });

  it('stands as text in the error when it failed', async () => {
    const error = await rowsOf(connection, sum('no number', 'sum')).catch(
      (thrown: unknown) => thrown,
    );
    expect(queryOf(error)).toBe('SELECT $1::integer + 1 AS sum');
  });
});
