import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FINDING_FILTERS, addManyActions } from '../../../test/support/databases/many-actions.js';
import {
  openSqliteDatabase,
  type OpenDatabase,
} from '../../../test/support/databases/open-database.js';
import { rowsOf, type Statement } from '../../database/statement.js';
import { seek } from '../code-range.js';
import { chunksWithCode } from './sql/sqlite/chunks-with-code.js';
import { findActions } from './sql/sqlite/find-actions.js';

describe('the plans by which SQLite finds jobs', () => {
  let opened: OpenDatabase;

  beforeAll(async () => {
    opened = await openSqliteDatabase();
    await addManyActions(opened.database);
  });

  afterAll(() => opened.dispose());

  async function stepsOf({ sql, parameters }: Statement): Promise<string[]> {
    const explain = { sql: `EXPLAIN QUERY PLAN ${sql}`, parameters };
    const rows = await rowsOf<{ detail: string }>(opened.database.reader, explain);
    return rows.map(({ detail }) => detail);
  }

  it.each(FINDING_FILTERS)('of $index read what they list and sort nothing', async (filter) => {
    const { index, ...page } = filter;
    const steps = await stepsOf(findActions('p', { ...page, limit: 11 }));

    const reads = steps.filter((step) => /async_actions/.test(step));
    expect(reads.length).toBeGreaterThan(0);
    for (const read of reads) expect(read).toMatch(new RegExp(`SEARCH .* INDEX ${index} `));
    expect(sortsOfBranches(steps)).toEqual([]);
  });

  it('of a code read the chunks whose range can hold it, in the index alone', async () => {
    const page = { before: { sequence: 1_000_000, actionId: '', number: 0 }, limit: 32 };
    const steps = await stepsOf(chunksWithCode('p', seek('code-000123'), page));

    const reads = steps.filter((step) => /async_action_chunks/.test(step));
    expect(reads).toHaveLength('code-000123'.length + 1);
    for (const read of reads) {
      expect(read).toContain(
        'COVERING INDEX async_action_chunks_codes (project_id=? AND code_prefix=? AND (sequence,action_id,number)<(?,?,?))',
      );
    }
    expect(sortsOfBranches(steps)).toEqual([]);
  });
});

/** Sorts of what a branch reads, before it is cut at the length of a page. */
function sortsOfBranches(steps: readonly string[]): string[] {
  return steps.filter(
    (step, at) => step.includes('TEMP B-TREE') && steps[at - 1] !== 'SCAN branch',
  );
}
