import { afterEach, beforeEach, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openPostgresDatabase, type OpenDatabase } from '../../../test/support/open-database.js';
import { describeWithPostgres } from '../../../test/support/postgres-databases.js';
import { happen, stepsArbitrary } from '../../../test/support/voucher-happenings.js';
import { readEnvironment } from '../../config/environment.js';
import { PostgresTransactionRunner } from '../../database/postgres/postgres-transaction-runner.js';
import { managerOf } from '../../database/typeorm-transaction.js';
import { LeftPlacesService } from './left-places.service.js';
import { TypeormLeftPlaceStore } from './storage/typeorm-left-place-store.js';

const projectId = 'p';
const HOUR_MS = 3_600_000;

describeWithPostgres('the places that vouchers have left in the order of updates', () => {
  let opened: OpenDatabase;
  let service: LeftPlacesService;

  beforeEach(async () => {
    opened = await openPostgresDatabase();
    const places = new TypeormLeftPlaceStore(opened.database);
    // One of its own, which joins no open transaction of a test.
    const transactions = new PostgresTransactionRunner(opened.database.reader);
    service = new LeftPlacesService(readEnvironment({}), transactions, places);
  });

  afterEach(() => opened.dispose());
  const query = <Row>(sql: string, values: unknown[] = []): Promise<Row[]> =>
    opened.database.reader.query(sql, values);

  async function places(): Promise<string[]> {
    const rows = await query<{ place: string }>(
      `SELECT updated_at || ' ' || code AS place FROM vouchers_by_update ORDER BY updated_at, code`,
    );
    return rows.map(({ place }) => place);
  }

  /** Those that the vouchers have, each once. */
  async function placesOfVouchers(): Promise<string[]> {
    const rows = await query<{ place: string }>(
      `SELECT COALESCE(updated_at, -1) || ' ' || code AS place FROM vouchers
        ORDER BY COALESCE(updated_at, -1), code`,
    );
    return rows.map(({ place }) => place);
  }

  async function leftRows(): Promise<number[]> {
    const rows = await query<{ places: number }>(
      'SELECT cardinality(codes) AS places FROM left_places ORDER BY number',
    );
    return rows.map(({ places }) => places);
  }

  /** Vouchers that are updated at each of the moments, one moment after the other. */
  async function updated(codes: string[], ...moments: number[]): Promise<void> {
    await happen(opened, 'import', { projectId, codes });
    for (const nowMs of moments) await happen(opened, 'bulk change', { projectId, codes, nowMs });
  }

  it('wait to be deleted, so that an update only adds', async () => {
    await updated(['A', 'B'], 5);

    expect(await places()).toEqual(['-1 A', '-1 B', '5 A', '5 B']);
    expect(await leftRows()).toEqual([2]);
  });

  it('are gone after a pass, all others stay', async () => {
    await updated(['A', 'B'], 5, 6);
    await happen(opened, 'bulk change', { projectId, codes: ['B'], nowMs: 7 });
    await happen(opened, 'import', { projectId, codes: ['C'] });

    await service.pass(0);

    expect(await places()).toEqual(['-1 C', '6 A', '7 B']);
    expect(await leftRows()).toEqual([]);
  });

  it('are deleted in one pass, however many updates left some', async () => {
    const moments = Array.from({ length: 25 }, (_, index) => index + 1);
    await updated(['A'], ...moments);

    await service.pass(0);

    expect(await places()).toEqual(['25 A']);
    expect(await leftRows()).toEqual([]);
  });

  it('stay while they are younger than asked for', async () => {
    await updated(['A'], 5);

    await service.pass(HOUR_MS);

    expect(await places()).toEqual(['-1 A', '5 A']);
  });

  it('are not deleted when a clock that went back gave them to their voucher again', async () => {
    await updated(['A'], 5, 6, 5);

    await service.pass(0);

    expect(await places()).toEqual(['5 A']);
  });

  it('leave one place to a voucher that was changed without an update', async () => {
    await updated(['A'], 5);
    await happen(opened, 'bin', { projectId, codes: ['A'] });

    await service.pass(0);

    expect(await places()).toEqual(['5 A']);
  });

  it('do not take the place of a voucher that got the code of a deleted one', async () => {
    await updated(['A'], 5);
    await happen(opened, 'remove', { projectId, codes: ['A'] });
    await happen(opened, 'import', { projectId, codes: ['A'] });

    await service.pass(0);

    expect(await places()).toEqual(['-1 A']);
  });

  it('leave each voucher the one that it has, whatever happened to it and whatever the clock said', async () => {
    await fc.assert(
      fc.asyncProperty(stepsArbitrary, async (steps) => {
        for (const { happening, nowMs, isTidied } of steps) {
          const [event, codes] = happening;
          await happen(opened, event, { projectId, codes, nowMs });
          if (isTidied) await service.pass(0);
        }

        await service.pass(0);

        expect(await places()).toEqual(await placesOfVouchers());
      }),
      { numRuns: 50 },
    );
  });

  it('leave each voucher the one that it has, however many change it at the same time', async () => {
    const codes = ['A', 'B', 'C', 'D', 'E'];
    await happen(opened, 'import', { projectId, codes });
    const changes = Array.from({ length: 60 }, (_, index) => {
      const changed = codes.filter((_code, at) => (index + at) % 3 > 0);
      return happen(opened, 'change', { projectId, codes: changed, nowMs: index % 7 });
    });

    await Promise.all([Promise.allSettled(changes), service.pass(0), service.pass(0)]);
    await service.pass(0);

    expect(await places()).toEqual(await placesOfVouchers());
  });

  it('are kept in rows of 2,000, however many vouchers one statement changes', async () => {
    const codes = Array.from({ length: 4_500 }, (_, index) => `C${index}`);
    await happen(opened, 'import', { projectId, codes });

    await query('UPDATE vouchers SET updated_at = 5');

    expect((await leftRows()).reduce((sum, places) => sum + places)).toBe(4_500);
    expect(Math.max(...(await leftRows()))).toBeLessThanOrEqual(2_000);
  });

  it('are deleted by as many at a time as like', async () => {
    const moments = Array.from({ length: 40 }, (_, index) => index + 1);
    await updated(['A', 'B'], ...moments);

    await Promise.all([service.pass(0), service.pass(0), service.pass(0)]);
    await service.pass(0);

    expect(await places()).toEqual(['40 A', '40 B']);
    expect(await leftRows()).toEqual([]);
  });

  it('keep a place that a voucher gets again while the old one is deleted', async () => {
    await updated(['A'], 5, 6);

    await opened.database.transactions.run(async (tx) => {
      await managerOf(tx).query('UPDATE vouchers SET updated_at = 5');
      await service.pass(0);
    });

    expect(await places()).toContain('5 A');
    await service.pass(0);
    expect(await places()).toEqual(['5 A']);
  });
});
