import { describe, expect, it } from '@jest/globals';
import { readCsv } from './read-csv.js';

describe('a CSV file', () => {
  it.each([',', ';', '\t', '|'] as const)('is read with %j between its cells', (delimiter) => {
    const text = [
      ['code', 'city'],
      ['a', 'Ulm'],
      ['b', 'Bonn'],
    ]
      .map((row) => row.join(delimiter))
      .join('\r\n');

    expect(readCsv(text)).toEqual({
      delimiter,
      columns: ['code', 'city'],
      rows: [
        ['a', 'Ulm'],
        ['b', 'Bonn'],
      ],
      faults: [],
    });
  });

  it('keeps what stands in quotation marks together', () => {
    const { rows } = readCsv('code,note\na,"one, two\nand ""three"""\n');

    expect(rows).toEqual([['a', 'one, two\nand "three"']]);
  });

  it('is read with the delimiter that its first line names', () => {
    const { delimiter, columns } = readCsv('sep=;\ncode;note\na;1,2,3\n');

    expect({ delimiter, columns }).toEqual({ delimiter: ';', columns: ['code', 'note'] });
  });

  it('of a single row and two columns is read with the delimiter that it has', () => {
    expect(readCsv('code;note\na;1\n')).toMatchObject({ delimiter: ';', rows: [['a', '1']] });
  });

  it('is read with the delimiter that a person chose', () => {
    expect(readCsv('code;note,x\na;1', ';').columns).toEqual(['code', 'note,x']);
  });

  it('has no row for a line without content, and empty cells where some are missing', () => {
    const { rows } = readCsv('code,a,b\nx,1\n\n , ,\ny,1,2\n');

    expect(rows).toEqual([
      ['x', '1', ''],
      ['y', '1', '2'],
    ]);
  });

  it('drops columns without a name at its end', () => {
    expect(readCsv('code,a,,\nx,1,,\n')).toMatchObject({ columns: ['code', 'a'], faults: [] });
  });

  it.each([
    ['a title twice', 'code,a,a\nx,1,2\n', /"a" is there twice/],
    ['no content', '\n', /names no column/],
    ['a header alone', 'code,a\n', /no rows/],
    ['an open quotation mark', 'code,a\nx,"1\n', /not closed/],
  ])('says what is wrong with %s', (_name, text, fault) => {
    expect(readCsv(text).faults).toEqual([expect.stringMatching(fault)]);
  });
});
