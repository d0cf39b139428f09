import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { EntityManager, Logger } from 'typeorm';
import { temporaryFolder } from '../../../test/support/machine/temporary-folder.js';
import { SqliteDatabase } from '../../database/sqlite/sqlite-database.js';
import type { Transaction } from '../../database/transaction.js';
import { managerOf } from '../../database/typeorm-transaction.js';
import { toVoucherDraft } from '../domain/voucher-draft.js';
import type { Voucher } from '../domain/voucher.js';
import { TypeormVoucherStore } from './typeorm-voucher-store.js';

let folder: ReturnType<typeof temporaryFolder>;
let database: SqliteDatabase;
let store: TypeormVoucherStore;

beforeEach(async () => {
  folder = temporaryFolder();
  database = await SqliteDatabase.open(folder.file('test.db'));
  store = new TypeormVoucherStore(database);
});

afterEach(async () => {
  await database.close();
  folder.remove();
});

const CODES = JSON.stringify(['A', 'B']);
const VOUCHER_PATCHES = JSON.stringify([
  ['A', { definition: '{}', metadata: '{}', active: 1 }, 1, '0:v_A'],
]);
const PATCHES = JSON.stringify([['A', '{"a":1}', 1, '0:v_A']]);

function voucherOf(code: string): Voucher {
  return {
    ...toVoucherDraft({}),
    projectId: 'p',
    id: `v_${code}`,
    code,
    metadata: '{}',
    createdAt: 0,
    updatedAt: null,
  };
}

/** The plan, step by step, of each statement on vouchers that the work sends. */
async function plansOf(manager: EntityManager, work: () => Promise<unknown>): Promise<string[][]> {
  const sent: [sql: string, parameters: unknown[]][] = [];
  const logQuery: Logger['logQuery'] = (sql, parameters = []) => void sent.push([sql, parameters]);
  const logger = { logQuery, logQueryError: () => undefined, logQuerySlow: () => undefined };
  const { logger: former } = manager.connection;
  manager.connection.logger = logger as unknown as Logger;
  await work();
  manager.connection.logger = former;
  const plans: string[][] = [];
  for (const [sql, parameters] of sent.filter(([text]) => /vouchers/.test(text))) {
    const steps = await manager.query<{ detail: string }[]>(
      `EXPLAIN QUERY PLAN ${sql}`,
      parameters,
    );
    plans.push(steps.map(({ detail }) => detail));
  }
  return plans;
}

function addAndAnalyze(count: number): Promise<void> {
  return database.transactions.run(async (tx) => {
    for (let number = 0; number < count; number += 1) {
      await store.insert(tx, voucherOf(`C${number}`));
    }
    await managerOf(tx).query('ANALYZE');
  });
}

const plansOfUnit = (work: (tx: Transaction) => Promise<unknown>) =>
  database.transactions.run((tx) => plansOf(managerOf(tx), () => work(tx)));
const onVouchers = (plan: string[] | undefined) =>
  (plan ?? []).filter((step) => /\bvouchers?\b|VoucherEntity/i.test(step));

const BY_PRIMARY_KEY = expect.stringMatching(
  /^SEARCH \w+ USING PRIMARY KEY \(project_id=\? AND code=\?\)/,
);

describe('the statements on vouchers', () => {
  it('find what a chunk changes by primary key, item by item', async () => {
    const plans = await plansOfUnit((tx) => store.lockMetadata(tx, 'p', CODES));
    expect(plans.map(onVouchers)).toEqual([[BY_PRIMARY_KEY]]);
  });

  it('find the codes that exist by primary key, code by code', async () => {
    const plans = await plansOfUnit((tx) => store.findCodes('p', CODES, tx));
    expect(plans.map(onVouchers)).toEqual([[BY_PRIMARY_KEY]]);
  });

  it('write what a chunk changed by primary key, patch by patch', async () => {
    const plans = await plansOfUnit((tx) => store.writeMetadata(tx, 'p', PATCHES, 1));
    expect(plans.map(onVouchers)).toEqual([[BY_PRIMARY_KEY]]);
  });

  it('read and write whole vouchers by primary key, item by item', async () => {
    const plans = await plansOfUnit(async (tx) => {
      await store.lockSnapshots(tx, 'p', CODES);
      await store.writeVouchers(tx, 'p', VOUCHER_PATCHES, 1);
    });
    expect(plans.map(onVouchers)).toEqual([[BY_PRIMARY_KEY], [BY_PRIMARY_KEY]]);
  });

  it('remove vouchers by primary key', async () => {
    const removals = JSON.stringify([['A', '0:v_a']]);
    const plans = await plansOfUnit((tx) => store.removeMany(tx, 'p', removals));
    expect(plans.map(onVouchers)).toEqual([[BY_PRIMARY_KEY]]);
  });

  it('keep these plans when statistics of the table have been gathered', async () => {
    await addAndAnalyze(50);
    const plans = await plansOfUnit(async (tx) => {
      await store.lockMetadata(tx, 'p', CODES);
      await store.writeMetadata(tx, 'p', PATCHES, 1);
      await store.lockSnapshots(tx, 'p', CODES);
      await store.writeVouchers(tx, 'p', VOUCHER_PATCHES, 1);
    });
    expect(plans.map(onVouchers)).toEqual(Array(4).fill([BY_PRIMARY_KEY]));
  });

  it('read item by item even when the statistics say that the table is tiny', async () => {
    await addAndAnalyze(2);
    const plans = await plansOfUnit((tx) => store.lockMetadata(tx, 'p', CODES));
    expect(plans.map(onVouchers)).toEqual([[BY_PRIMARY_KEY]]);
  });

  it('add the vouchers of a chunk without reading the table', async () => {
    const plans = await plansOfUnit((tx) => store.insertMany(tx, 'p', '[]', 1));
    expect(plans).toHaveLength(1);
    expect(plans.map(onVouchers)).toEqual([[]]);
  });

  it('find the vouchers that were added of a chunk by the index of ids alone', async () => {
    const plans = await plansOfUnit((tx) => store.findAdded(tx, 'p', '[]'));
    const byId = /^SEARCH \w+ USING COVERING INDEX vouchers_id \(project_id=\? AND id=\?/;
    expect(plans.map(onVouchers)).toEqual([[expect.stringMatching(byId)]]);
  });

  it('find one voucher by its primary key, or by the index of ids', async () => {
    const plans = await plansOf(database.reader.manager, () => store.find('p', 'A'));
    expect(plans.map(onVouchers)).toEqual([
      [BY_PRIMARY_KEY],
      [expect.stringMatching(/^SEARCH \w+ USING INDEX vouchers_id \(project_id=\? AND id=\?\)/)],
    ]);
  });
});
