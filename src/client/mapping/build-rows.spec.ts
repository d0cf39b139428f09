import { describe, expect, it } from '@jest/globals';
import type { TableFile } from '../files/source-file.js';
import { buildRows } from './build-rows.js';
import { guessMapping } from './guess-mapping.js';
import type { EmptyCells } from './mapping.js';

const file = (...rows: unknown[][]): TableFile => ({
  kind: 'table',
  format: 'csv',
  encoding: 'utf-8',
  columns: ['code', 'lang', 'uses'],
  rows,
  text: '',
  faults: [],
});
const build = (source: TableFile, emptyCells: EmptyCells = 'leave') =>
  buildRows(source, { ...guessMapping(source, {}), emptyCells });

describe('the rows that are sent', () => {
  it('have the code, and metadata with its types', () => {
    expect(build(file([' a ', 'en', '3'])).items).toEqual([
      { code: 'a', metadata: { lang: 'en', uses: 3 } },
    ]);
  });

  it.each([
    ['leave', { code: 'a', metadata: { uses: 3 } }],
    ['null', { code: 'a', metadata: { lang: null, uses: 3 } }],
    ['text', { code: 'a', metadata: { lang: '', uses: 3 } }],
    ['unset', { code: 'a', metadata: { uses: 3 }, unset_metadata_fields: ['lang'] }],
  ] as const)('with an empty cell that means %s', (meaning, item) => {
    expect(build(file(['a', '', '3']), meaning).items).toEqual([item]);
  });

  it('never have a member that JSON does not have', () => {
    expect(build(file(['a', undefined, 3]), 'null').items).toEqual([
      { code: 'a', metadata: { uses: 3 } },
    ]);
  });

  it('are without those that cannot be sent, which are named with the reason', () => {
    const source = file(['a', 'en', '1'], ['', 'pl', '2'], ['b', 'de', 'many']);
    const mapping = guessMapping(source, {});
    const columns = mapping.columns.map((one) =>
      one.key === 'uses' ? { ...one, type: 'number' as const } : one,
    );
    const { items, faults } = buildRows(source, { ...mapping, columns });

    expect(items.map(({ code }) => code)).toEqual(['a']);
    expect(faults).toEqual([
      { row: 2, fault: expect.stringMatching(/no code/) },
      { row: 3, fault: expect.stringMatching(/^uses: .*no number/) },
    ]);
  });

  it('keep any key, also one that objects have by themselves', () => {
    const source = { ...file(['a', 'en', '3']), columns: ['code', '__proto__', 'uses'] };

    expect(JSON.stringify(build(source).items)).toBe(
      '[{"code":"a","metadata":{"__proto__":"en","uses":3}}]',
    );
  });

  it('count the codes that are there more than once', () => {
    const rows = ['a', 'b', 'a', 'c', 'a', 'b'].map((code) => [code, 'en', '1']);

    expect(build(file(...rows)).repeatedCodes).toBe(2);
  });
});
