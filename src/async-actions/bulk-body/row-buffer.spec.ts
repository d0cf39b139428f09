import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyText } from '../../../test/factories/texts.js';
import { RowBuffer } from './row-buffer.js';

function codeAt(rows: RowBuffer, index: number): string {
  const { bytes, starts } = rows.codes;
  return Buffer.from(bytes.subarray(starts[index], starts[index + 1])).toString();
}

function restAt(rows: RowBuffer, index: number): string {
  const start = rows.restStartOf(index);
  const all = Buffer.concat([rows.body, rows.written.bytes]);
  return all.toString('utf8', start, start + rows.restLengthOf(index));
}

const readings = fc.array(fc.record({ code: anyText(), payload: fc.json() }), {
  maxLength: 50,
});

describe('RowBuffer', () => {
  it('keeps code and payload of each row that was read closely', () => {
    fc.assert(
      fc.property(readings, fc.uint8Array(), (list, body) => {
        const rows = new RowBuffer(body);
        for (const reading of list) rows.appendReading({ kind: 'row', ...reading });

        expect(list.map((_, at) => `"${codeAt(rows, at)}"`)).toEqual(
          list.map(({ code }) => JSON.stringify(code)),
        );
        expect(list.map((_, at) => restAt(rows, at))).toEqual(list.map(({ payload }) => payload));
      }),
    );
  });

  it('leaves the payload of a row that was not in the body', () => {
    const rows = new RowBuffer(Buffer.from('["ÄÖ",{"a":1}]'));
    rows.append({ codeStart: 2, codeEnd: 6, restStart: 8, restEnd: 15 });

    expect([codeAt(rows, 0), restAt(rows, 0)]).toEqual(['ÄÖ', '{"a":1}']);
    expect(rows.written).toHaveLength(0);
  });

  it('keeps once what many rows have as their rest', () => {
    const rows = new RowBuffer(Buffer.from('AB'));
    const { start, end } = rows.keep('"same"');
    rows.append({ codeStart: 0, codeEnd: 1, restStart: start, restEnd: end });
    rows.append({ codeStart: 1, codeEnd: 2, restStart: start, restEnd: end });

    expect([restAt(rows, 0), restAt(rows, 1)]).toEqual(['"same"', '"same"']);
    expect(rows.written).toHaveLength(6);
  });

  it('keeps more rows and longer ones than it had room for', () => {
    const rows = new RowBuffer();
    const payload = JSON.stringify('x'.repeat(100_000));
    for (let row = 1; row <= 10_000; row += 1) {
      rows.appendReading({ kind: 'row', code: `C${row}`, payload: row === 5 ? payload : '0' });
    }

    expect(rows).toHaveLength(10_000);
    expect([codeAt(rows, 4), restAt(rows, 4)]).toEqual(['C5', payload]);
    expect([codeAt(rows, 9_999), restAt(rows, 9_999)]).toEqual(['C10000', '0']);
  });

  it('keeps why a row was refused behind its code', () => {
    const rows = new RowBuffer();
    const rejection = { key: 'invalid_payload', details: 'no' } as const;
    rows.appendReading({ kind: 'rejected', code: 'A', rejection });

    expect(JSON.parse(`[${restAt(rows, 0)}]`)).toEqual([null, rejection]);
  });
});
