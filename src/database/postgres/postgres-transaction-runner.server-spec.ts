import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { PostgresProcess, queryPostgres } from '../../../scripts/support/postgres-process.js';
import {
  createDatabase,
  describeWithPostgres,
  dropDatabase,
} from '../../../test/support/databases/postgres-databases.js';
import { StorageUnavailableError } from '../driver-errors.js';
import { ProjectEntity } from '../entities/project.entity.js';
import type { Transaction } from '../transaction.js';
import { managerOf } from '../typeorm-transaction.js';
import { PostgresDatabase } from './postgres-database.js';

describeWithPostgres('PostgresTransactionRunner', () => {
  let url: string;
  let database: PostgresDatabase;

  beforeEach(async () => {
    url = await createDatabase();
    database = await PostgresDatabase.open(url, 2);
  });

  afterEach(async () => {
    await database.close();
    await dropDatabase(url);
  });

  const run = <T>(work: (tx: Transaction) => Promise<T>) => database.transactions.run(work);

  async function add(tx: Transaction, id: string, name = ''): Promise<void> {
    await managerOf(tx).insert(ProjectEntity, { id, name, createdAt: 0 });
  }

  async function committedIds(): Promise<string[]> {
    const rows = await database.reader.getRepository(ProjectEntity).find({ order: { id: 'ASC' } });
    return rows.map(({ id }) => id);
  }

  /** Ends the connection that a transaction is on, as an operator or a fail-over would. */
  async function cutConnection(tx: Transaction): Promise<void> {
    const [row] = await managerOf(tx).query<{ pid: number }[]>('SELECT pg_backend_pid() AS pid');
    await queryPostgres(url, 'SELECT pg_terminate_backend($1)', [row?.pid]);
  }

  it('commits what a unit does, and nothing of one that throws', async () => {
    expect(await run(async (tx) => add(tx, 'kept').then(() => 'result'))).toBe('result');
    const failing = run(async (tx) => {
      await add(tx, 'undone');
      throw new Error('stop');
    });
    await expect(failing).rejects.toThrow('stop');
    expect(await committedIds()).toEqual(['kept']);
  });

  it('waits for the disk at every commit but those that may wait for the next', async () => {
    const level = async (tx: Transaction) => {
      const rows = await managerOf(tx).query<object[]>('SHOW synchronous_commit');
      return rows[0];
    };
    expect(await run(level)).toEqual({ synchronous_commit: 'on' });
    const deferred = await database.transactions.run(level, 'deferred');
    expect(deferred).toEqual({ synchronous_commit: 'off' });
    expect(await run(level)).toEqual({ synchronous_commit: 'on' });
  });

  it('lets a call from inside a unit join it, and refuses a transaction that has ended', async () => {
    const ended = await run(async (tx) => {
      await run(async (inner) => {
        expect(inner).toBe(tx);
        await add(inner, 'a');
      });
      return tx;
    });
    await expect(add(ended, 'b')).rejects.toThrow(/has ended/);
    expect(await committedIds()).toEqual(['a']);
  });

  it('does not claim to have committed when a unit hides the failure of a statement', async () => {
    const unit = run(async (tx) => {
      await add(tx, 'a');
      await add(tx, 'a').catch(() => undefined);
    });
    await expect(unit).rejects.toThrow('nothing was committed');
    expect(await committedIds()).toEqual([]);
  });

  it('runs a unit again that was ended for the sake of another one', async () => {
    await run(async (tx) => {
      await add(tx, 'a', '0');
      await add(tx, 'b', '0');
    });
    let runs = 0;
    let bothHoldOne: () => void = () => undefined;
    const met = new Promise<void>((resolve) => (bothHoldOne = resolve));
    const raise = (tx: Transaction, id: string) =>
      managerOf(tx).query('UPDATE projects SET name = name::integer + 1 WHERE id = $1', [id]);
    const inOrder = (first: string, second: string) =>
      run(async (tx) => {
        runs += 1;
        await raise(tx, first);
        if (runs >= 2) bothHoldOne();
        await met;
        await raise(tx, second);
      });

    await Promise.all([inOrder('a', 'b'), inOrder('b', 'a')]);

    expect(runs).toBeGreaterThanOrEqual(3);
    const rows = await database.reader.getRepository(ProjectEntity).find();
    expect(rows.map(({ name }) => name)).toEqual(['2', '2']);
  });

  it('says that storage is unavailable when its connection is cut, and goes on with another one', async () => {
    const cut = run(async (tx) => {
      await add(tx, 'lost');
      await cutConnection(tx);
      await add(tx, 'never');
    });
    await expect(cut).rejects.toThrow(StorageUnavailableError);
    await run((tx) => add(tx, 'kept'));
    expect(await committedIds()).toEqual(['kept']);
  });

  it('does not say that nothing was changed when the connection is cut before the commit is answered', async () => {
    const unit = run(async (tx) => {
      await add(tx, 'unknown');
      await cutConnection(tx);
    });
    await expect(unit).rejects.toMatchObject({
      context: { details: expect.stringContaining('may have been stored or not') },
    });
  });

  it('says that storage is unavailable when every connection stays taken, and ends no waiting for ever', async () => {
    const releases: (() => void)[] = [];
    const holding = [1, 2].map(() =>
      run(() => new Promise<void>((resolve) => releases.push(resolve))),
    );
    await expect(run((tx) => add(tx, 'a'))).rejects.toThrow(StorageUnavailableError);
    for (const release of releases) release();
    await Promise.all(holding);
    await run((tx) => add(tx, 'b'));
    expect(await committedIds()).toEqual(['b']);
  });

  it('finishes many more units at once than it has connections', async () => {
    const ids = Array.from({ length: 50 }, (_, index) => `p${index}`);
    await Promise.all(ids.map((id) => run((tx) => add(tx, id))));
    expect(await committedIds()).toEqual(ids.sort());
  });

  it('writes nothing through the long-read connection', async () => {
    await expect(database.longReader.query('DELETE FROM projects')).rejects.toThrow(/read-only/);
  });
});

describeWithPostgres('a PostgreSQL server that goes away and comes back', () => {
  it('makes units fail with a reason meanwhile, and not afterwards', async () => {
    const server = await PostgresProcess.start(['fsync=off']);
    const database = await PostgresDatabase.open(server.url);
    const add = (id: string) =>
      database.transactions.run((tx) =>
        managerOf(tx).insert(ProjectEntity, { id, name: '', createdAt: 0 }),
      );
    await add('before');
    await server.stop();
    await expect(add('meanwhile')).rejects.toThrow(StorageUnavailableError);
    expect(await database.ping()).toBe(false);
    await server.boot();
    await add('after');
    expect(await database.ping()).toBe(true);
    await database.close();
    await server.dispose();
  });
});
