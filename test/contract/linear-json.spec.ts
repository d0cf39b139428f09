import { describe, it } from '@jest/globals';
import { parseSmallJson } from '../../src/http/body/body-parser.js';
import parseBulkUpdate from '../../src/vouchers/operations/bulk-update/parse-bulk-update.task.js';
import parseImport from '../../src/vouchers/operations/import/parse-import.task.js';
import parseMetadataUpdate from '../../src/vouchers/operations/metadata-update/parse-metadata-update.task.js';
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
      return () => answerOf(() => parseSmallJson(bytes));
    });
  });

  it('takes a row of a bulk body time in proportion to its size', async () => {
    await expectLinearGrowth(LARGEST_BULK / 16, (size) => {
      const bytes = Buffer.from(`[{"code":"a","metadata":{"k":${value(size)}}}]`);
      return () => answerOf(() => parseBulkUpdate({ bytes, maxMetadataBytes }));
    });
  });
});

describe('a body of ten megabytes', () => {
  it.each([
    [
      'a number in a bulk update',
      parseBulkUpdate,
      'a number with zeros inside',
      '[{"code":"a","metadata":{"k":',
      '}}]',
    ],
    [
      'a number in an import',
      parseImport,
      'a number with zeros inside',
      '[{"code":"a","metadata":{"k":',
      '}}]',
    ],
    [
      'a number for many codes',
      parseMetadataUpdate,
      'a number with zeros inside',
      '{"codes":["a"],"metadata":{"k":',
      '}}',
    ],
    [
      'numbers instead of codes',
      parseMetadataUpdate,
      'numbers that a double changes',
      '{"metadata":{},"codes":',
      '}',
    ],
    ['rows without anything', parseImport, 'empty objects', '', ''],
    ['deep metadata', parseBulkUpdate, 'deep lists', '[{"code":"a","metadata":{"k":', '}}]'],
  ] as const)(
    'of %s takes time in proportion to its size',
    async (_what, read, name, before, after) => {
      await expectLinearGrowth(LARGEST_BULK, (size) => {
        const value = HOSTILE_JSON[name]?.(size) ?? '';
        const bytes = Buffer.from(before + value + after);
        return () => answerOf(() => read({ bytes, maxMetadataBytes }));
      });
    },
  );
});
