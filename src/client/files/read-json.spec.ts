import { describe, expect, it } from '@jest/globals';
import { readJson, readLines } from './read-json.js';

const EXACT = '{"code":"a","metadata":{"n":12345678901234567890}}';

describe('a file of JSON', () => {
  it('with codes and metadata is kept as it is written, number for number', () => {
    const text = `[\n${EXACT}\n]`;

    expect(readJson(text)).toMatchObject({ kind: 'items', text });
  });

  it('in lines becomes one array, number for number', () => {
    const file = readLines(`${EXACT}\r\n\n{"code":"b","metadata":{}}\n`);

    expect(file).toMatchObject({
      kind: 'items',
      text: `[${EXACT},\n{"code":"b","metadata":{}}]`,
    });
  });

  it('of flat rows is a table of all members, in which an absent one differs from null', () => {
    expect(readJson('[{"code":"a","x":1},{"code":"b","y":null}]')).toEqual({
      kind: 'table',
      columns: ['code', 'x', 'y'],
      rows: [
        ['a', 1, undefined],
        ['b', undefined, null],
      ],
      faults: [],
    });
  });

  it.each([
    ['broken text', readJson('[{'), /not valid JSON/],
    ['a broken line', readLines('{"code":"a"}\n{"code":'), /^Line 2 /],
    ['a row that is no object', readJson('[{"code":"a"},7]'), /^Row 2 is not an object/],
    ['rows of both kinds', readJson(`[${EXACT},{"code":"b"}]`), /^Row 2 has no "code"/],
    ['no row', readJson('[]'), /no rows/],
  ])('says what is wrong with %s', (_name, file, fault) => {
    expect(file).toMatchObject({ faults: [expect.stringMatching(fault)] });
  });
});
