import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { FINDING_FILTERS, addManyActions } from '../../../test/support/databases/many-actions.js';
import {
  openPostgresDatabase,
  type OpenDatabase,
} from '../../../test/support/databases/open-database.js';
import { describeWithPostgres } from '../../../test/support/databases/postgres-databases.js';
import { planOf, stepsOf } from '../../../test/support/databases/postgres-plans.js';
import { seek } from '../code-range.js';
import { chunksWithCode } from './sql/postgres/chunks-with-code.js';
import { findActions } from './sql/postgres/find-actions.js';

/** What a plan must not do, whatever the project has. */
const COSTLY = ['Sort', 'Incremental Sort', 'Seq Scan', 'Bitmap Heap Scan'];

describeWithPostgres('the plans by which PostgreSQL finds jobs', () => {
  let opened: OpenDatabase;

  beforeAll(async () => {
    opened = await openPostgresDatabase();
    await addManyActions(opened.database);
  });

  afterAll(() => opened.dispose());

  it.each(FINDING_FILTERS)('of $index read what they list and sort nothing', async (filter) => {
    const { index, ...page } = filter;
    const plan = await planOf(opened.database, findActions('p', { ...page, limit: 11 }));

    const steps = stepsOf(plan);
    expect(steps.map((step) => step['Node Type']).filter((type) => COSTLY.includes(type))).toEqual(
      [],
    );
    const indexes = new Set(steps.flatMap((step) => step['Index Name'] ?? []));
    indexes.delete(index);
    // For states that no action is in, one index is as good as another.
    indexes.delete('async_actions_by_status');
    expect([...indexes]).toEqual([]);
  });

  it('of a code read the chunks whose range can hold it', async () => {
    const page = { before: { sequence: 1_000_000, actionId: '', number: 0 }, limit: 32 };
    const plan = await planOf(opened.database, chunksWithCode('p', seek('code-000123'), page));

    const indexes = stepsOf(plan).flatMap((step) => step['Index Name'] ?? []);
    expect(indexes).toHaveLength('code-000123'.length + 1);
    expect(new Set(indexes)).toEqual(new Set(['async_action_chunks_codes']));
    expect(stepsOf(plan).map((step) => step['Node Type'])).not.toContain('Sort');
  });
});
