import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AcceptedRow } from '../../../async-actions/index.js';
import { CSV_FILE, columnsIn, toCsvLine } from './csv-file.js';
import type { CsvRow } from './csv-row.js';
import { readCsv } from './read-csv.js';

function read(text: string) {
  const body = readCsv(Buffer.from(text), 10_000);
  if (body.kind !== 'accepted') throw new Error(JSON.stringify(body));
  const rows = body.chunks.flatMap(
    ({ items }) => JSON.parse(Buffer.from(items).toString()) as AcceptedRow<CsvRow>[],
  );
  return { shared: body.shared ?? null, rows: rows.sort(([a], [b]) => a - b) };
}

function fileOf({ shared, rows }: ReturnType<typeof read>): string {
  const columns = columnsIn(shared);
  return CSV_FILE.frame(shared).head + rows.map((row) => toCsvLine(row, columns)).join('');
}

/** Rows without what is chosen anew each time. */
const withoutIds = (rows: readonly AcceptedRow<CsvRow>[]) =>
  rows.map(([row, code, payload, ...rest]) => [
    row,
    code,
    payload && { ...payload, id: '' },
    ...rest,
  ]);

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

describe('the file of rows of an import', () => {
  it('is read as the rows that it was made of, good and bad', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '"', '=', ',', ';', '\n', ' ', 'é', '1') });
    const line = fc.tuple(
      fc.stringMatching(/^[A-Z]{1,5}$/),
      fc.constantFrom('GIFT_VOUCHER', 'DISCOUNT_VOUCHER', ''),
      fc.constantFrom('5', 'x', ''),
      text,
      fc.constantFrom('2030-01-01', 'never', ''),
      fc.constantFrom('TRUE', 'false', ''),
      fc.constantFrom('3', ''),
    );
    const HEADER = 'code;Voucher Type;Value;my key;Expiration Date;active;Redemption Limit\n';
    fc.assert(
      fc.property(fc.array(line, { minLength: 1 }), (lines) => {
        const sent = lines.map((cells) => `${cells.map(quoted).join(';')}\n`).join('');
        const first = read(HEADER + sent);
        const again = read(fileOf(first));
        expect(withoutIds(again.rows)).toEqual(withoutIds(first.rows));
        expect(again.shared).toBe(first.shared);
      }),
    );
  });

  it('keeps a text that looks as if a spreadsheet had wrapped it', () => {
    const first = read('Code,Voucher Type,Value,m\nA,GIFT_VOUCHER,1,"=""=""""x"""""""\n');
    expect(first.rows[0]?.[2]?.metadata).toEqual({ m: '="x"' });
    expect(withoutIds(read(fileOf(first)).rows)).toEqual(withoutIds(first.rows));
  });
});
