import { afterEach, beforeAll, expect, it } from '@jest/globals';
import { createDatabase, describeWithPostgres } from '../../../test/support/postgres-databases.js';
import { PostgresClient } from './postgres-client.js';

const TEXT = 'SELECT $1::integer + 1 AS sum';

describeWithPostgres('a connection to PostgreSQL', () => {
  let url: string;
  let client: PostgresClient;

  beforeAll(async () => {
    url = await createDatabase();
  });

  afterEach(() => client.end());

  async function connect(keepsPrepared: boolean): Promise<void> {
    client = new PostgresClient({ connectionString: url, keepsPrepared });
    await client.connect();
  }

  async function sums(count: number): Promise<number[]> {
    const found: number[] = [];
    for (let n = 0; n < count; n += 1) {
      const { rows } = await client.query<{ sum: number }>(TEXT, [n]);
      found.push(...rows.map(({ sum }) => sum));
    }
    return found;
  }

  async function prepared(): Promise<string[]> {
    const { rows } = await client.query<{ statement: string }>(
      'SELECT statement FROM pg_prepared_statements',
    );
    return rows.map(({ statement }) => statement);
  }

  it('prepares a statement that comes often, and answers as before', async () => {
    await connect(true);
    expect(await sums(10)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(await prepared()).toEqual([TEXT]);
  });

  it('prepares none when it keeps none', async () => {
    await connect(false);
    expect(await sums(10)).toHaveLength(10);
    expect(await prepared()).toEqual([]);
  });

  it('answers after a value that a prepared statement refuses', async () => {
    await connect(true);
    await sums(5);
    await expect(client.query(TEXT, ['no number'])).rejects.toThrow('invalid input syntax');
    expect(await sums(1)).toEqual([1]);
  });

  it('finds nothing by a text with U+0000, prepared or not', async () => {
    await connect(true);
    for (let n = 0; n < 10; n += 1) {
      const { rows } = await client.query('SELECT 1 WHERE $1 = $2', ['a\0', 'a']);
      expect(rows).toEqual([]);
    }
  });
});
