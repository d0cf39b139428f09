import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyText } from '../../../test/factories/texts.js';
import { csvHeader, REPORT_COLUMNS, toCsv } from './report-csv.js';
import type { ReportRow } from './report-rows.js';

function rowWith(changes: Partial<ReportRow>): ReportRow {
  return {
    row: 1,
    code: 'A',
    status: 'succeeded',
    found: true,
    updated: true,
    error: null,
    ...changes,
  };
}

const csvOf = (rows: ReportRow[], raw: boolean) =>
  csvHeader({ excel: false }) + toCsv(rows, { raw });

/** A reader of RFC 4180, written for these specs: quoted cells, doubled quotes, `\n` after each line. */
function parseCsv(text: string): string[][] {
  const lines: string[][] = [];
  let line: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\n)/y;
  while (cell.lastIndex < text.length) {
    const match = cell.exec(text);
    if (match === null) throw new Error('This is not CSV');
    line.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === '\n') {
      lines.push(line);
      line = [];
    }
  }
  return lines;
}

const codeCellsOf = (text: string) =>
  parseCsv(text)
    .slice(1)
    .map(([, code]) => code);

describe('the CSV of a report', () => {
  it('begins with the names of the columns, also when there is no row', () => {
    expect(parseCsv(csvOf([], false))).toEqual([[...REPORT_COLUMNS]]);
  });

  it('writes a line for each row', () => {
    const error = { key: 'not_found', message: 'Resource not found', details: 'Cannot find it' };
    const rows = [rowWith({}), rowWith({ row: 2, found: false, updated: false, error })];
    expect(parseCsv(csvOf(rows, false)).slice(1)).toEqual([
      ['1', 'A', 'true', 'true', '', '', ''],
      ['2', 'A', 'false', 'false', 'not_found', 'Resource not found', 'Cannot find it'],
    ]);
  });

  it('leaves found and updated empty for a row that was never processed', () => {
    const text = csvOf([rowWith({ found: null, updated: null })], false);
    expect(parseCsv(text)[1]).toEqual(['1', 'A', '', '', '', '', '']);
  });

  it('writes every row of a long report once, in order', () => {
    const rows = Array.from({ length: 1_234 }, (_, index) => rowWith({ row: index + 1 }));
    const numbers = parseCsv(csvOf(rows, false))
      .slice(1)
      .map(([row]) => Number(row));
    expect(numbers).toEqual(rows.map(({ row }) => row));
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', "=cmd|' /C calc'!A0", '="a,b"'])(
    'does not let a spreadsheet take %j for a formula',
    (code) => {
      expect(codeCellsOf(csvOf([rowWith({ code })], false))).toEqual([`'${code}`]);
    },
  );

  it('guards the details of an error in the same way', () => {
    const error = { key: 'not_found', message: 'm', details: '=1+1' };
    expect(parseCsv(csvOf([rowWith({ error })], false))[1]?.at(-1)).toBe("'=1+1");
  });

  it.each([false, true])(
    'quotes every cell with a text, whatever divides cells; raw: %j',
    (raw) => {
      const error = { key: 'not_found', message: 'm', details: 'b;=2+2;\tc|d' };
      const text = csvOf([rowWith({ code: 'a;=1+1;b', error }), rowWith({})], raw);

      expect(text.split('\n').slice(1)).toEqual([
        '"1","a;=1+1;b","true","true","not_found","m","b;=2+2;\tc|d"',
        '"1","A","true","true",,,',
        '',
      ]);
    },
  );

  it('leaves every other code as it is', () => {
    const code = anyText().filter((text) => !/^[=+\-@\t\r\uff0b\uff0d\uff1d\uff20]/.test(text));
    fc.assert(
      fc.property(fc.array(code), (codes) => {
        const rows = codes.map((text, index) => rowWith({ row: index + 1, code: text }));
        expect(codeCellsOf(csvOf(rows, false))).toEqual(codes);
      }),
    );
  });

  it('writes any code and any details so that they read back the same when raw', () => {
    const text = fc.oneof(
      anyText(),
      fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', '\r\n', '=', "'", ' ', ';', 'a') }),
    );
    fc.assert(
      fc.property(text, text, (code, details) => {
        const error = { key: 'not_found', message: 'm', details };
        const csv = csvOf([rowWith({ code, error })], true);
        expect(parseCsv(csv)[1]).toEqual(['1', code, 'true', 'true', 'not_found', 'm', details]);
      }),
    );
  });
});
