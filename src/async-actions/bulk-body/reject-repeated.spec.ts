import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toChunks } from './chunking.js';
import { rejectRepeated } from './reject-repeated.js';
import { RowBuffer } from './row-buffer.js';

type Row = [row: number, code: string, payload: unknown, rejection?: object];

it('every row of a code that comes more than once is rejected, and no other', () => {
  const codes = fc.array(fc.constantFrom('A', 'B', 'AB', '', 'C', 'D', 'é'));
  fc.assert(
    fc.property(codes, (list) => {
      const rows = new RowBuffer();
      for (const code of list) rows.appendReading({ kind: 'row', code, payload: '{"a":1}' });

      rejectRepeated(rows);

      const read = toChunks(rows).flatMap(
        ({ items }) => JSON.parse(Buffer.from(items).toString()) as Row[],
      );
      const rejected = read.filter(([, , payload, rejection]) => !payload && rejection);
      const repeated = list.filter((code) => list.indexOf(code) !== list.lastIndexOf(code));
      expect(rejected.map(([, code]) => code).sort()).toEqual(repeated.sort());
      expect(read).toHaveLength(list.length);
    }),
  );
});
