import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  openSqliteDatabase,
  type OpenDatabase,
} from '../../../../../test/support/databases/open-database.js';
import { backlogs } from './backlogs.js';

describe('the plan of the backlogs', () => {
  let open: OpenDatabase;

  beforeEach(async () => {
    open = await openSqliteDatabase();
  });

  afterEach(() => open.dispose());

  it('touches unfinished actions only, however many have ended', async () => {
    const { sql, parameters } = backlogs(20);
    const plan = await open.database.longReader.query<{ detail: string }[]>(
      `EXPLAIN QUERY PLAN ${sql}`,
      [...parameters],
    );
    const ofTheTable = plan.map(({ detail }) => detail).filter((d) => d.includes('async_actions'));
    expect(ofTheTable).toEqual(['SCAN async_actions USING INDEX async_actions_unfinished']);
  });
});
