import { describe, it } from '@jest/globals';
import { readBodyText } from '../../src/http/body/body-reading.js';
import readBulkUpdateBody from '../../src/vouchers/operations/bulk-update/read-bulk-update.task.js';
import readImportBody from '../../src/vouchers/operations/import/read-import.task.js';
import readMetadataUpdateBody from '../../src/vouchers/operations/metadata-update/read-metadata-update.task.js';
import { HOSTILE_JSON } from '../factories/hostile-json.js';
import { expectLinearGrowth } from '../support/growth.js';

const LARGEST_SINGLE = 262_144;
const LARGEST_BULK = 10_485_760;
/** So small that every row is looked at closely; where only large ones are, the cost takes a step there. */
const maxMetadataBytes = 2;

/** What a reader throws is its answer. */
function answerOf(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    return error;
  }
}

describe.each(Object.entries(HOSTILE_JSON))('%s', (_name, value) => {
  it('takes a single body time in proportion to its size', async () => {
    await expectLinearGrowth(LARGEST_SINGLE, (size) => {
      const bytes = Buffer.from(`{"metadata":{"k":${value(size)}}}`);
      const members = { values: ['code'], text: 'metadata' };
      return () => answerOf(() => readBodyText({ bytes, as: 'json', members }));
    });
  });

  it('takes a row of a bulk body time in proportion to its size', async () => {
    await expectLinearGrowth(LARGEST_SINGLE, (size) => {
      const bytes = Buffer.from(`[{"code":"a","metadata":{"k":${value(size)}}}]`);
      return () => answerOf(() => readBulkUpdateBody({ bytes, maxMetadataBytes }));
    });
  });
});

const ROW = ['[{"code":"a","metadata":{"k":', '}}]'] as const;
const MANY_CODES = ['{"codes":["a"],"metadata":{"k":', '}}'] as const;
const CODES = ['{"metadata":{},"codes":', '}'] as const;
const WHOLE = ['', ''] as const;
const LONG = 'a number with zeros inside';

describe('the largest body takes time in proportion to its size', () => {
  it.each([
    ['with a long number in a bulk update', readBulkUpdateBody, LONG, ROW, LARGEST_BULK],
    ['with a long number in an import', readImportBody, LONG, ROW, LARGEST_BULK],
    ['with a long number for many codes', readMetadataUpdateBody, LONG, MANY_CODES, LARGEST_BULK],
    ['with deep metadata', readBulkUpdateBody, 'deep objects', ROW, LARGEST_BULK],
    // Each row fails by itself and costs much: an eighth of the largest body is enough to see how it grows.
    ['of rows without anything', readImportBody, 'empty objects', WHOLE, LARGEST_BULK / 8],
    [
      'of numbers instead of codes',
      readMetadataUpdateBody,
      'numbers that a double changes',
      CODES,
      LARGEST_BULK / 8,
    ],
  ] as const)('%s', async (_what, read, name, [before, after], largest) => {
    await expectLinearGrowth(largest, (size) => {
      const bytes = Buffer.from(before + (HOSTILE_JSON[name]?.(size) ?? '') + after);
      return () => answerOf(() => read({ bytes, maxMetadataBytes }));
    });
  });
});
