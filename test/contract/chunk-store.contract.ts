import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { rangeOf } from '../../src/async-actions/bulk-body/index.js';
import type { RowOutcome } from '../../src/async-actions/row.js';
import type { NewChunk } from '../../src/async-actions/storage/chunk-store.js';
import { TypeormChunkStore } from '../../src/async-actions/storage/typeorm-chunk-store.js';
import { AsyncActionChunkEntity } from '../../src/database/entities/async-action-chunk.entity.js';
import { aChunk, chunkOf, failureAt, resultOf } from '../factories/chunks.js';
import { countStatements, type OpenDatabase } from '../support/databases/open-database.js';

const ACTION = 'aa_1';

/** What the chunk store promises on every database. */
export function chunkStoreContract(name: string, open: () => Promise<OpenDatabase>): void {
  describe(`the chunk store contract: ${name}`, () => {
    let opened: OpenDatabase;
    let store: TypeormChunkStore;

    beforeEach(async () => {
      opened = await open();
      store = new TypeormChunkStore(opened.database);
    });

    afterEach(() => opened.dispose());

    function insert(chunks: NewChunk[], actionId = ACTION): Promise<void> {
      return opened.database.transactions.run((tx) => store.insert(tx, actionId, chunks));
    }

    function complete(number: number, outcomes: RowOutcome[] = []): Promise<void> {
      const result = { ...resultOf(outcomes), nowMs: 1_000 };
      return opened.database.transactions.run((tx) => store.complete(tx, ACTION, number, result));
    }

    it('returns the chunks in order until all are processed', async () => {
      await insert([chunkOf([1, 'a']), chunkOf([2, 'b'])]);
      await insert([chunkOf([1, 'other'])], 'aa_2');
      expect(await store.nextPending(ACTION)).toMatchObject({
        number: 0,
        items: '[[1,"a",{"a":1}]]',
        codes: '["a"]',
      });
      await complete(0);
      expect(await store.nextPending(ACTION)).toMatchObject({
        number: 1,
        items: '[[2,"b",{"a":1}]]',
      });
      await complete(1);
      expect(await store.nextPending(ACTION)).toBeNull();
    });

    it('returns the chunk behind another one, processed or not', async () => {
      await insert([chunkOf([1, 'a']), chunkOf([2, 'b'])]);
      expect(await store.nextPending(ACTION, 0)).toMatchObject({ number: 1 });
      expect(await store.nextPending(ACTION, 1)).toBeNull();
    });

    it('knows inside a transaction whether a chunk is left', async () => {
      await insert([chunkOf([1, 'a'])]);
      const hasPending = () =>
        opened.database.transactions.run((tx) => store.hasPending(tx, ACTION));
      expect(await hasPending()).toBe(true);
      await complete(0);
      expect(await hasPending()).toBe(false);
    });

    it('refuses to process a chunk twice', async () => {
      await insert([chunkOf([1, 'a'])]);
      await complete(0);
      await expect(complete(0)).rejects.toThrow('was processed before');
    });

    it('reports the rows of each chunk with their outcomes, and none before it was processed', async () => {
      await insert([chunkOf([2, 'a'], [3, '"ü" 😀']), chunkOf([1, 'z'])]);
      await complete(0, [failureAt(3)]);
      expect(await store.reportChunk(ACTION, -1)).toEqual({
        number: 0,
        isProcessed: true,
        span: { first: 2, last: 3 },
        rows: [
          [2, 'a'],
          [3, '"ü" 😀'],
        ],
        outcomes: [failureAt(3)],
      });
      const second = await store.reportChunk(ACTION, 0);
      const unprocessed = { number: 1, isProcessed: false, span: { first: 1, last: 1 } };
      expect(second).toEqual({ ...unprocessed, rows: [[1, 'z']], outcomes: null });
      expect(await store.reportChunk(ACTION, 1)).toBeNull();
    });

    it('reports only the rows of a range, and between which numbers those of the chunk lie', async () => {
      await insert([chunkOf([7, 'a'], [2, 'b'], [11, 'c'], [4, 'd']), chunkOf([1, 'z'])]);
      await complete(0, [failureAt(11), failureAt(4), failureAt(2)]);
      expect(await store.reportChunk(ACTION, -1, { first: 4, last: 7 })).toEqual({
        number: 0,
        isProcessed: true,
        span: { first: 2, last: 11 },
        rows: [
          [7, 'a'],
          [4, 'd'],
        ],
        outcomes: [failureAt(4)],
      });
      const nothing = {
        number: 1,
        isProcessed: false,
        span: { first: 1, last: 1 },
        rows: [],
        outcomes: null,
      };
      expect(await store.reportChunk(ACTION, 0, { first: 4, last: 7 })).toEqual(nothing);
    });

    it('finds the chunks that have failed or unprocessed rows, one after the other', async () => {
      await insert([chunkOf([1, 'a']), chunkOf([2, 'b']), chunkOf([3, 'c'])]);
      await complete(0, []);
      await complete(1, [failureAt(2)]);
      const failed = await store.chunkToRetry(ACTION, -1);
      expect(failed).toMatchObject({ number: 1, outcomes: JSON.stringify([failureAt(2)]) });
      const left = await store.chunkToRetry(ACTION, 1);
      expect(left).toMatchObject({ number: 2, outcomes: null });
      expect(await store.chunkToRetry(ACTION, 2)).toBeNull();
    });

    it.each([
      ['all', [0, 1, 2]],
      ['succeeded', [0]],
      ['failed', [1]],
      ['unprocessed', [2]],
    ] as const)(
      'leaves out the chunks without a row that is wanted: %s',
      async (having, wanted) => {
        await insert([chunkOf([1, 'a']), chunkOf([2, 'b']), chunkOf([3, 'c'])]);
        await complete(0, []);
        const failed = { doneCount: 0, failedCount: 1, before: '[]', nowMs: 1 };
        const outcomes = JSON.stringify([failureAt(2)]);
        await opened.database.transactions.run((tx) =>
          store.complete(tx, ACTION, 1, { ...failed, outcomes }),
        );

        const reported: number[] = [];
        const sent: number[] = [];
        for (let after = -1; ;) {
          const chunk = await store.reportChunk(ACTION, after, undefined, having);
          if (chunk === null) break;
          reported.push((after = chunk.number));
        }
        for (let after = -1; ;) {
          const chunk = await store.chunkToSend(ACTION, after, having);
          if (chunk === null) break;
          sent.push((after = chunk.number));
        }
        expect(reported).toEqual(wanted);
        expect(sent).toEqual(wanted);
      },
    );

    it('knows the last row of an action, which is its number of rows', async () => {
      await insert([chunkOf([1, 'a'], [2, 'b']), chunkOf([3, 'c'])]);
      await insert([chunkOf([1, 'other'])], 'aa_2');
      expect(await store.lastRow(ACTION)).toBe(3);
      expect(await store.lastRow('aa_3')).toBe(0);
    });

    it('lists the failures with the lowest row numbers, whatever chunk they are in', async () => {
      await insert([chunkOf([9, 'a']), chunkOf([2, 'b']), chunkOf([10, 'c'])]);
      await complete(0, [failureAt(9), failureAt(30)]);
      await complete(1, [failureAt(2), failureAt(100)]);
      await complete(2, [failureAt(10)]);
      const failures = await store.firstFailures(ACTION, 3);
      expect(failures).toEqual([failureAt(2), failureAt(9), failureAt(10)]);
    });

    it('reports and lists codes that no database can hold as they came', async () => {
      const codes = ['a\0', 'a\ud800', String.raw`a\u0000`, '"error":'];
      await insert([chunkOf(...codes.map((code, index): [number, string] => [index + 1, code]))]);
      const outcomes = codes.map((code, index) => ({ ...failureAt(index + 1), code }));
      await complete(0, outcomes);
      expect((await store.reportChunk(ACTION, -1))?.rows).toEqual(
        codes.map((code, index) => [index + 1, code]),
      );
      expect(await store.firstFailures(ACTION, 10)).toEqual(outcomes);
    });

    it('lists no outcome without an error as a failure', async () => {
      await insert([chunkOf([1, 'a'])]);
      const unchanged = { row: 1, code: 'a', found: true, updated: false };
      await complete(0, [unchanged, failureAt(2)]);
      expect(await store.firstFailures(ACTION, 10)).toEqual([failureAt(2)]);
    });

    it('follows a scan step by the next one and reports the rows that it found', async () => {
      await insert([{ ...aChunk(), items: Buffer.from('{"from":"a"}') }]);
      const step = (number: number, items: string, rowCount: number, next: string | null) =>
        opened.database.transactions.run((tx) => {
          const codeRange = rowCount === 0 ? null : rangeOf(['a']);
          const scan = { items, rowCount, codeRange, next };
          return store.complete(tx, ACTION, number, { ...resultOf(), scan, nowMs: 1_000 });
        });
      expect(await store.reportChunk(ACTION, -1)).toBeNull();
      await step(0, '[[1,"a",{}]]', 1, '{"from":"b"}');
      expect(await store.nextPending(ACTION)).toMatchObject({ number: 1, items: '{"from":"b"}' });
      await step(1, '[]', 0, null);
      expect(await store.nextPending(ACTION)).toBeNull();
      expect(await store.reportChunk(ACTION, -1)).toMatchObject({ number: 0, rows: [[1, 'a']] });
      expect(await store.reportChunk(ACTION, 0)).toBeNull();
    });

    it('keeps the codes no longer than the chunk waits', async () => {
      await insert([chunkOf([1, 'a'])]);
      await complete(0);
      const chunks = opened.database.reader.getRepository(AsyncActionChunkEntity);
      expect(await chunks.findOneBy({ actionId: ACTION })).toMatchObject({ codes: '[]' });
    });

    it('deletes the chunks of one action', async () => {
      await insert([chunkOf([1, 'a'])]);
      await insert([chunkOf([1, 'b'])], 'aa_2');
      await opened.database.transactions.run((tx) => store.deleteAll(tx, ACTION));
      expect(await store.reportChunk(ACTION, -1)).toBeNull();
      expect(await store.reportChunk('aa_2', -1)).not.toBeNull();
    });

    it('takes a number of statements that grows with the bytes, not with the rows', async () => {
      const rows = (count: number) =>
        Array.from({ length: count }, (_, i): [number, string] => [i + 1, `code-${i}`]);
      for (const count of [1, 100, 2_000]) {
        const chunks = [chunkOf(...rows(count)), chunkOf(...rows(count))];
        const actionId = `aa_${count}`;
        const statements = [
          await countStatements(opened.database, (tx) => store.insert(tx, actionId, chunks)),
          await countStatements(opened.database, (tx) =>
            store.complete(tx, actionId, 0, { ...resultOf(), nowMs: 1_000 }),
          ),
        ];
        expect({ count, statements }).toEqual({ count, statements: [1, 1] });
      }
    });

    it('takes a body of many megabytes in statements of about one', async () => {
      const chunk = aChunk([1, 'a', { a: 'x'.repeat(500_000) }]);
      const chunks = Array<NewChunk>(20).fill(chunk);
      const count = await countStatements(opened.database, (tx) =>
        store.insert(tx, ACTION, chunks),
      );
      expect(count).toBe(10);
    });
  });
}
