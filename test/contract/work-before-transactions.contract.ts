import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { WORTH } from '../factories/bulk-items.js';
import { toVoucherDraft } from '../../src/vouchers/domain/voucher-draft.js';
import { toVoucherEdit } from '../../src/vouchers/domain/voucher-edit.js';
import type { VoucherEditService } from '../../src/vouchers/voucher-edit.service.js';
import type { VouchersService } from '../../src/vouchers/vouchers.service.js';
import { codeOf } from '../factories/bulk-items.js';
import { openBulkUpdates, principalOf, type BulkUpdates } from '../support/runner/bulk-updates.js';
import type { OpenDatabase } from '../support/databases/open-database.js';
import { feedOf } from '../support/runner/run-chunks.js';
import {
  NotedTransactions,
  NotedWorkers,
  type OrderOfWork,
} from '../support/databases/order-of-work.js';
import { singleVouchers } from '../support/vouchers/single-vouchers.js';

const PROJECT = 'p';
const TEXT = 'x'.repeat(8_192);
const SIZES: [string, string][] = [
  ['small', 'x'],
  ['large', TEXT],
];

/** That a client's data is computed before the transaction that writes it, and is still right in it. */
export function workBeforeTransactionsContract(
  name: string,
  open: () => Promise<OpenDatabase>,
): void {
  describe(`what is computed with a client's data: ${name}`, () => {
    let order: OrderOfWork;
    let workers: NotedWorkers;
    let service: BulkUpdates;
    let vouchers: VouchersService;
    let editing: VoucherEditService;

    beforeEach(async () => {
      order = [];
      workers = new NotedWorkers(order);
      service = await openBulkUpdates(
        open,
        workers,
        (inner) => new NotedTransactions(inner, order),
      );
      ({ creating: vouchers, editing } = singleVouchers(service, workers));
      await defineText();
    });

    afterEach(() => service.dispose());

    /** From now on the key `a` is a text, and `n` a number. */
    const defineText = () => define({ a: { type: 'string', optional: true } });

    /** From now on the key `a` is a number. */
    async function defineNumber(): Promise<void> {
      const { id } = await service.schemas.get(PROJECT, 'voucher');
      await service.schemas.remove(PROJECT, id);
      await define({ a: { type: 'number', optional: true } });
    }

    function define(definitions: object) {
      const number = { type: 'number', optional: true };
      const properties = JSON.stringify({ ...definitions, n: number });
      return service.schemas.create(PROJECT, 'voucher', { properties });
    }

    /** What happens while something is done. */
    async function orderOf(work: () => Promise<unknown>): Promise<OrderOfWork> {
      order.length = 0;
      await work();
      return [...order];
    }

    /** Prepares and writes the next chunk of the project queue. */
    async function nextChunk(): Promise<OrderOfWork> {
      const { head: action, lease } = await service.acquire(PROJECT);
      const feed = feedOf(service, action);
      const happened = await orderOf(async () => {
        const ready = await feed.next();
        if (ready !== null) await service.runner.run(lease, action, ready);
      });
      await service.holder.release(lease);
      return happened;
    }

    const metadataOf = (value: unknown) => JSON.stringify({ a: value });
    const create = (code: string, value: unknown) =>
      vouchers.create(PROJECT, code, { draft: toVoucherDraft(WORTH), metadata: metadataOf(value) });
    const find = (code: string) => service.vouchers.find(PROJECT, code);

    it.each(SIZES)('is computed before the transaction of a new voucher: %s', async (_, value) => {
      expect(await orderOf(() => create('A', value))).toEqual(['decide-metadata', 'BEGIN', 'END']);
    });

    it.each(SIZES)('is computed before the transaction of a change: %s', async (_, value) => {
      await create('A', 'before');
      const change = { edit: toVoucherEdit(WORTH), metadata: metadataOf(value) };
      const happened = await orderOf(() => editing.update(PROJECT, 'A', change));
      expect(happened).toEqual(['decide-metadata', 'BEGIN', 'END']);
      expect(await find('A')).toMatchObject({ metadata: metadataOf(value) });
    });

    it('is computed anew for a voucher that has changed meanwhile, and undoes nothing', async () => {
      await create('A', 'before');
      const other = () =>
        editing.update(PROJECT, 'A', { edit: toVoucherEdit({ category: 'kept' }) });
      const bulk = () => service.submit(PROJECT, [{ code: 'A', metadata: { n: 1 } }]);
      await bulk();
      workers.afterNext = async () => {
        await other();
        await nextChunk();
        order.push('meanwhile');
      };
      await editing.update(PROJECT, 'A', { edit: toVoucherEdit({}), metadata: metadataOf('mine') });
      expect(order.slice(order.indexOf('meanwhile') + 1)).toEqual([
        ...['BEGIN', 'END'],
        ...['decide-metadata', 'BEGIN', 'END'],
      ]);
      expect(await find('A')).toMatchObject({ category: 'kept', metadata: '{"a":"mine","n":1}' });
    });

    it.each(['a new voucher', 'a change'])(
      'is held to the schema that is in force when it is written: %s',
      async (what) => {
        if (what === 'a change') await create('A', 'before');
        workers.afterNext = defineNumber;
        const write =
          what === 'a change'
            ? editing.update(PROJECT, 'A', {
                edit: toVoucherEdit({}),
                metadata: metadataOf('text'),
              })
            : create('A', 'text');
        await expect(write).rejects.toMatchObject({ key: 'metadata_validation_failed' });
        expect(order.slice(-3)).toEqual(['BEGIN', 'END', 'decide-metadata']);
      },
    );

    it.each(SIZES)('is computed before the transaction of a schema: %s', async (_, value) => {
      const properties = JSON.stringify({ k: { type: 'string', eq: [value] } });
      const made = () => service.schemas.create(PROJECT, 'address', { properties });
      expect(await orderOf(made)).toEqual(['change-schema', 'BEGIN', 'END']);
      const { id } = await service.schemas.get(PROJECT, 'address');
      const change = { properties: '{"k":{"deleted":true}}' };
      const changed = () => service.schemas.update(PROJECT, id, change);
      expect(await orderOf(changed)).toEqual(['change-schema', 'BEGIN', 'END']);
    });

    const imported = [{ code: 'A', ...WORTH, metadata: { a: TEXT } }];
    const csv = `--b\r\nContent-Disposition: form-data; name="file"; filename="f.csv"\r\n\r\nCode,Voucher Type,Value,n\nA,GIFT_VOUCHER,1,1.5\n\r\n--b--\r\n`;
    const shared = { codes: ['A'], metadata: { a: TEXT } };
    const multipart = 'multipart/form-data; boundary=b';

    it.each([
      ['an import', 'VOUCHERS.IMPORT', imported, 'validate-import'],
      ['an import of a table', 'VOUCHERS.IMPORT_CSV', csv, 'merge-rows'],
      ['a bulk update', 'VOUCHERS.BULK_UPDATE', imported, 'merge-chunk'],
      ['an update of all alike', 'VOUCHERS.METADATA_UPDATE', shared, 'merge-chunk'],
    ] as const)('is computed before the transaction of %s', async (_, type, body, task) => {
      if (task === 'merge-chunk') await create('A', 'before');
      await service.submit(PROJECT, body, { type, contentType: multipart });
      expect(await nextChunk()).toEqual([task, 'BEGIN', 'END']);
      const metadata = body === csv ? '{"n":1.5}' : metadataOf(TEXT);
      expect(await find('A')).toMatchObject({ metadata });
    });

    it('is computed anew for an import whose schema has changed meanwhile', async () => {
      await service.submit(PROJECT, imported, { type: 'VOUCHERS.IMPORT' });
      workers.afterNext = defineNumber;
      const happened = await nextChunk();
      expect(happened.slice(-5)).toEqual(['BEGIN', 'END', 'validate-import', 'BEGIN', 'END']);
      expect(await find('A')).toBeNull();
      expect(await service.headOf(PROJECT)).toMatchObject({ failedCount: 1 });
    });

    it('is computed before the transactions of a purge', async () => {
      await service.addVouchers(PROJECT, 2);
      await editing.update(PROJECT, codeOf(1), {
        edit: toVoucherEdit({}),
        metadata: metadataOf(TEXT),
      });
      const { id } = await service.schemas.get(PROJECT, 'voucher');
      await service.schemas.update(PROJECT, id, { properties: '{"a":{"deleted":true}}' });
      const principal = principalOf(PROJECT);
      await service.purges.start({
        ...{ principal, requestId: 'v-1', schemaId: id, key: 'a' },
        options: {},
      });
      expect(await nextChunk()).toEqual(['remove-key', 'BEGIN', 'END']);
      expect(await nextChunk()).toEqual(['forget-key', 'BEGIN', 'END']);
      expect(await find(codeOf(1))).toMatchObject({ metadata: '{}' });
      const { properties } = await service.schemas.get(PROJECT, 'voucher');
      expect(Object.keys(properties)).toEqual(['n']);
    });
  });
}
