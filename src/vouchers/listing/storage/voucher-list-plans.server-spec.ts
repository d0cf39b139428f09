import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { metadataSelection } from '../../../../test/factories/voucher-selections.js';
import { openPostgresDatabase, type OpenDatabase } from '../../../../test/support/open-database.js';
import { describeWithPostgres } from '../../../../test/support/postgres-databases.js';
import { rowsOf } from '../../../database/statement.js';
import { LIST_ORDERS } from '../list-order.js';
import { listMatched } from './sql/postgres/list-matched.js';

describeWithPostgres('the plan of a list with conditions on metadata', () => {
  let opened: OpenDatabase;

  beforeAll(async () => {
    opened = await openPostgresDatabase();
  });

  afterAll(() => opened.dispose());

  it.each(['and', 'or'] as const)(
    'decodes each metadata once for ten conditions joined by %s, page and total',
    async (junction) => {
      const slice = { order: LIST_ORDERS['-updated_at'], limit: 10, skip: 0, after: null };
      const { sql, parameters } = listMatched('p', metadataSelection(10, junction), slice);
      const rows = await rowsOf<{ 'QUERY PLAN': string }>(opened.database.reader, {
        sql: `EXPLAIN VERBOSE ${sql}`,
        parameters,
      });
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n');

      // What a node works out stands alone after Output; others name what they take from below by it.
      expect(plan.match(/Output: \(voucher\.metadata\)::jsonb$/gm)).toHaveLength(1);
      expect(plan.match(/ProjectSet/g)).toHaveLength(1);
      expect(plan.match(/Scan.* on public\.vouchers /g)).toHaveLength(1);
      expect(plan).not.toContain('Memoize');
    },
  );
});
