import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  definitionSelection,
  metadataSelection,
} from '../../../../test/factories/voucher-selections.js';
import {
  openPostgresDatabase,
  type OpenDatabase,
} from '../../../../test/support/databases/open-database.js';
import { describeWithPostgres } from '../../../../test/support/databases/postgres-databases.js';
import { rowsOf } from '../../../database/statement.js';
import { LIST_ORDERS } from '../list-order.js';
import type { VoucherSelection } from '../voucher-selection.js';
import { listMatched } from './sql/postgres/list-matched.js';

describeWithPostgres('the plan of a list whose conditions are on JSON', () => {
  let opened: OpenDatabase;

  beforeAll(async () => {
    opened = await openPostgresDatabase();
  });

  afterAll(() => opened.dispose());

  async function planOf(selection: VoucherSelection): Promise<string> {
    const page = { order: LIST_ORDERS['-updated_at'], limit: 10, skip: 0, after: null };
    const { sql, parameters } = listMatched('p', selection, page);
    const rows = await rowsOf<{ 'QUERY PLAN': string }>(opened.database.reader, {
      sql: `EXPLAIN VERBOSE ${sql}`,
      parameters,
    });
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  }

  it('looks at each definition once for a member of it, page and total', async () => {
    const plan = await planOf(definitionSelection('or'));

    expect(
      plan.match(/Output: \(\(voucher\.definition\)::json -> 'redemption'::text\)$/gm),
    ).toHaveLength(1);
    expect(plan.match(/Scan.* on public\.vouchers /g)).toHaveLength(1);
  });

  it('looks at no voucher for what none has', async () => {
    const plan = await planOf(definitionSelection('and'));

    expect(plan).toContain('One-Time Filter: false');
    expect(plan).not.toMatch(/Scan.* on public\.vouchers /);
  });

  it.each(['and', 'or'] as const)(
    'decodes each metadata once for ten conditions joined by %s, page and total',
    async (junction) => {
      const plan = await planOf(metadataSelection(10, junction));

      // What a node works out stands alone after Output; others name what they take from below by it.
      expect(plan.match(/Output: \(voucher\.metadata\)::jsonb$/gm)).toHaveLength(1);
      expect(plan.match(/ProjectSet/g)).toHaveLength(1);
      expect(plan.match(/Scan.* on public\.vouchers /g)).toHaveLength(1);
      expect(plan).not.toContain('Memoize');
    },
  );
});
