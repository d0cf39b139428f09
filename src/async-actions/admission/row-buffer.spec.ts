import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RowBuffer } from './row-buffer.js';
import { sliceOf, textOf } from './row-slice.js';

const textAt = (rows: RowBuffer, start: number, end: number) =>
  textOf({ source: rows.bytes, start, end });

const readings = fc.array(fc.record({ code: fc.string({ unit: 'binary' }), payload: fc.json() }), {
  maxLength: 50,
});

describe('RowBuffer', () => {
  it('holds each row as the JSON that its parts make, whatever room it began with', () => {
    fc.assert(
      fc.property(readings, fc.integer({ min: 0, max: 200 }), (list, capacity) => {
        const rows = new RowBuffer(capacity);
        list.forEach((reading, at) => rows.appendReading(at + 1, { kind: 'row', ...reading }));

        const texts = list.map((_, at) => textAt(rows, rows.startOf(at), rows.endOf(at)));
        expect(texts).toEqual(
          list.map(({ code, payload }, at) => `[${at + 1},${JSON.stringify(code)},${payload}]`),
        );
      }),
    );
  });

  it('knows where each code lies', () => {
    const rows = new RowBuffer();
    rows.append(1, sliceOf('A'), sliceOf('{}'));
    rows.append(2, sliceOf('ÄÖ'), sliceOf('{"a":1}'));

    expect(textAt(rows, rows.codeStartOf(0), rows.codeEndOf(0))).toBe('A');
    expect(textAt(rows, rows.codeStartOf(1), rows.codeEndOf(1))).toBe('ÄÖ');
  });

  it('keeps more rows and longer ones than it had room for', () => {
    const rows = new RowBuffer(10);
    const payload = JSON.stringify('x'.repeat(100_000));
    for (let row = 1; row <= 10_000; row += 1) {
      rows.appendReading(row, { kind: 'row', code: `C${row}`, payload: row === 5 ? payload : '0' });
    }

    expect(rows).toHaveLength(10_000);
    expect(textAt(rows, rows.startOf(4), rows.endOf(4))).toBe(`[5,"C5",${payload}]`);
    expect(textAt(rows, rows.startOf(9_999), rows.endOf(9_999))).toBe('[10000,"C10000",0]');
  });

  it('keeps why a row was refused behind its code', () => {
    const rows = new RowBuffer();
    const rejection = { key: 'invalid_payload', details: 'no' } as const;
    rows.appendReading(7, { kind: 'rejected', code: 'A', rejection });

    expect(JSON.parse(textAt(rows, rows.startOf(0), rows.endOf(0)))).toEqual([
      7,
      'A',
      null,
      rejection,
    ]);
  });
});
