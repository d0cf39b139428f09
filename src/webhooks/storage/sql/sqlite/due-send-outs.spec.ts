import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  openSqliteDatabase,
  type OpenDatabase,
} from '../../../../../test/support/databases/open-database.js';
import type { Statement } from '../../../../database/statement.js';
import { webhooksWithDue } from './due-send-outs.js';
import { leaseSendOuts } from './lease-send-outs.js';

describe('the plan for what is due', () => {
  let open: OpenDatabase;

  beforeAll(async () => {
    open = await openSqliteDatabase();
  });

  afterAll(() => open.dispose());

  const planOf = async ({ sql, parameters }: Statement) => {
    const plan = await open.database.reader.query<{ detail: string }[]>(
      `EXPLAIN QUERY PLAN ${sql}`,
      [...parameters],
    );
    return plan.map(({ detail }) => detail).filter((detail) => detail.includes('send_outs'));
  };
  const DUE =
    'SEARCH webhook_send_outs EXISTS USING COVERING INDEX webhook_send_outs_due (webhook_id=? AND due_at<?)';

  it('looks into the index of what waits for each webhook, however much was sent', async () => {
    expect(await planOf(webhooksWithDue(1, 10))).toEqual([DUE]);
  });

  it('leases by that index and by the keys that it found', async () => {
    const plan = await planOf(leaseSendOuts('wh_1', { nowMs: 1, leaseEnd: 2 }, 8));

    expect(plan).toHaveLength(2);
    expect(plan.every((detail) => detail.startsWith('SEARCH webhook_send_outs USING'))).toBe(true);
  });
});
