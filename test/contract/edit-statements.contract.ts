import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { VoucherDraft } from '../../src/vouchers/domain/voucher-draft.js';
import { openBulkUpdates, type BulkUpdates } from '../support/runner/bulk-updates.js';
import { countStatements, type OpenDatabase } from '../support/databases/open-database.js';
import { singleVouchers } from '../support/vouchers/single-vouchers.js';

/** How many statements the transactions of single edits send, BEGIN and COMMIT not counted. */
export interface ExpectedEditStatements {
  /** Schema, voucher, audit entry, change. */
  readonly creation: number;
  /** Voucher, schema, voucher, audit entry, change. */
  readonly edit: number;
}

const DRAFT: VoucherDraft = {
  type: 'DISCOUNT_VOUCHER',
  ...{ active: true, category: null, campaign: null },
  ...{ startDate: null, expirationDate: null },
  definition: { discount: { type: 'PERCENT', percent_off: 10 } },
};

/** What a single edit costs in statements on every database. */
export function editStatementsContract(
  name: string,
  open: () => Promise<OpenDatabase>,
  expected: ExpectedEditStatements,
): void {
  describe(`the statements of a single edit: ${name}`, () => {
    let service: BulkUpdates;
    let single: ReturnType<typeof singleVouchers>;

    beforeEach(async () => {
      service = await openBulkUpdates(open);
      single = singleVouchers(service, service.workers);
    });

    afterEach(() => service.dispose());

    const count = (work: () => Promise<unknown>) => countStatements(service.database, work);
    const create = () => single.creating.create('p', 'a', { draft: DRAFT, metadata: '{"n":1}' });

    it('are as many for a new voucher', async () => {
      expect(await count(create)).toBe(expected.creation);
    });

    it('are as many for a change of metadata', async () => {
      await create();
      const edit = { definition: {}, cleared: [], clearsLimit: false };
      const change = () => single.editing.update('p', 'a', { edit, metadata: '{"n":2}' });
      expect(await count(change)).toBe(expected.edit);
    });
  });
}
