import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MERGE_CHUNK } from '../../src/vouchers/operations/metadata-merge/merge-chunk.task.js';
import { READ_BULK_UPDATE } from '../../src/vouchers/operations/bulk-update/read-bulk-update.task.js';
import { itemsFor } from '../factories/bulk-items.js';
import { voucherRecords } from '../factories/voucher-records.js';
import { BuiltWorkers } from '../support/runner/built-workers.js';

const MAX_METADATA_BYTES = 65_536;

/** Objects that a thread has to make of what it was sent; the bytes of a buffer are none. */
function countObjects(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (ArrayBuffer.isView(value)) return 1;
  return Object.values(value).reduce<number>((sum, member) => sum + countObjects(member), 1);
}

describe('what crosses from a worker thread to the main thread', () => {
  let workers: BuiltWorkers;

  beforeAll(() => {
    workers = new BuiltWorkers();
  });

  afterAll(() => workers.onApplicationShutdown());

  async function parse(rows: number) {
    const bytes = new Uint8Array(Buffer.from(JSON.stringify(itemsFor(rows))));
    const input = { bytes, maxMetadataBytes: MAX_METADATA_BYTES };
    const body = await workers.run(READ_BULK_UPDATE, input, { owner: 'p' });
    if (body.kind !== 'accepted') throw new Error('The body was not accepted');
    return { body, size: bytes.length };
  }

  it.each([1, 1_000, 20_000])('is four objects a chunk for a body of %i rows', async (rows) => {
    const { body } = await parse(rows);
    const rowsOfChunks = body.chunks.reduce((sum, { rowCount }) => sum + rowCount, 0);
    expect(rowsOfChunks).toBe(rows);
    expect(countObjects(body)).toBe(2 + 4 * body.chunks.length);
  });

  it('is one piece of memory, no larger than the body and its codes', async () => {
    const { body, size } = await parse(20_000);
    const parts = body.chunks.flatMap(({ items, codes }) => [items, codes]);
    const buffers = new Set(parts.map(({ buffer }) => buffer));
    expect(body.chunks.length).toBeGreaterThan(1);
    expect(buffers.size).toBe(1);
    const [buffer] = buffers;
    const used = parts.reduce((sum, { byteLength }) => sum + byteLength, 0);
    expect(buffer?.byteLength).toBe(used);
    const codesSize = body.chunks.reduce((sum, { codes }) => sum + codes.byteLength, 0);
    expect(used).toBeLessThanOrEqual(size + codesSize);
  });

  it.each([1, 2_000])('is texts alone for a merged chunk of %i rows', async (rows) => {
    const items = itemsFor(rows);
    const output = await workers.run(
      MERGE_CHUNK,
      {
        items: JSON.stringify(items.map(({ code, metadata }, at) => [at + 1, code, metadata])),
        prior: voucherRecords(...items.map(({ code }) => [code, '{}', '0:v'] as const)),
        maxMetadataBytes: MAX_METADATA_BYTES,
        schema: null,
      },
      { owner: 'p' },
    );
    expect(output.doneCount).toBe(rows);
    expect(countObjects(output)).toBe(1);
  });
});
