import { describe, expect, it } from '@jest/globals';
import type { JsonPath } from '../../json/json-path.js';
import { JsonScanner } from '../../json/json-scanner.js';
import { readBulkBody } from './read-bulk-body.js';
import type { ItemReading } from './row-reading.js';

/** Takes `{code}`; `bad` lists the faults of its shape, `reject` is the reason to fail the row. */
const readItem = (item: unknown): ItemReading => {
  const { code = '', bad, reject } = item as { code?: string; bad?: string[]; reject?: string };
  if (bad !== undefined) {
    return { kind: 'malformed', faults: bad.map((text) => ({ path: ['code'], text })) };
  }
  if (reject === undefined) return { kind: 'row', code, payload: '{"a":1}' };
  return { kind: 'rejected', code, rejection: { key: 'invalid_payload', details: reject } };
};

/** Looks at every item closely. */
const scan = (scanner: JsonScanner) => {
  scanner.scanValue();
  return null;
};
const read = (text: string | Uint8Array) => {
  const body = readBulkBody(Buffer.from(text), { scan, read: readItem });
  if (body.kind !== 'accepted') return body;
  const chunks = body.chunks.map((chunk) => ({
    ...chunk,
    items: Buffer.from(chunk.items).toString(),
    codes: Buffer.from(chunk.codes).toString(),
  }));
  return { ...body, chunks };
};
const readAll = (items: unknown[]) => read(JSON.stringify(items));

describe('readBulkBody', () => {
  it('keeps number, code and payload of each row', () => {
    expect(readAll([{ code: 'B' }, { code: 'A' }])).toEqual({
      kind: 'accepted',
      rowCount: 2,
      chunks: [
        {
          ...{ rowCount: 2, items: '[[2,"A",{"a":1}],[1,"B",{"a":1}]]', codes: '["A","B"]' },
          codeRange: { prefix: '', first: 'A', last: 'B' },
        },
      ],
    });
  });

  it('keeps a rejected row with its reason and the text of its item, without a payload', () => {
    const item = { code: 'A\0', reject: 'no' };
    expect(readAll([item])).toMatchObject({
      chunks: [
        {
          items: JSON.stringify([
            [1, 'A\0', null, { key: 'invalid_payload', details: 'no' }, JSON.stringify(item)],
          ]),
          codes: '["A\\u0000"]',
        },
      ],
    });
  });

  it('keeps half a surrogate pair in a code as sent', () => {
    expect(readAll([{ code: '\ud800', reject: 'no' }])).toMatchObject({
      chunks: [{ items: expect.stringContaining('"\\ud800"') }],
    });
  });

  it('accepts a byte order mark', () => {
    expect(read('\ufeff[{"code":"A"}]').kind).toBe('accepted');
  });

  it.each(['{', '[1,]', ' ', "[{'code':1}]"])('does not take %j for JSON', (text) => {
    expect(read(text)).toEqual({ kind: 'not-json' });
  });

  it('does not take bytes for JSON that are not UTF-8', () => {
    expect(read(Uint8Array.from([0x5b, 0x22, 0xff, 0x22, 0x5d]))).toEqual({ kind: 'not-json' });
  });

  it.each(['', '{}', 'null', '"text"', '1', '{"0":{},"length":1}'])(
    'wants an array, not %j',
    (text) => {
      expect(read(text)).toEqual({ kind: 'refused', details: 'Payload must be array' });
    },
  );

  it('wants an item', () => {
    expect(read('[]')).toEqual({
      kind: 'refused',
      details: 'Payload must NOT have fewer than 1 items',
    });
  });

  it('refuses everything for one malformed item and names its index', () => {
    expect(readAll([{ code: 'A' }, { bad: ['must be string'] }])).toEqual({
      kind: 'refused',
      details: 'Property .1.code must be string',
    });
  });

  it('names at most twenty faults of all items', () => {
    const result = readAll(Array.from({ length: 15 }, () => ({ bad: ['x', 'y'] })));
    expect(result).toMatchObject({ details: expect.stringMatching(/^Property \.0\.code x, /) });
    expect(result).toMatchObject({ details: expect.stringMatching(/\.9\.code y and 10 more$/) });
  });

  it('passes to each item which of its numbers a double would change', () => {
    const seen: (readonly JsonPath[])[] = [];
    readBulkBody(Buffer.from('[{"a":1e400},{"a":1},{"b":[9007199254740993]}]'), {
      scan,
      read: (item, changed) => {
        seen.push(changed);
        return readItem(item);
      },
    });
    expect(seen).toEqual([[['a']], [], [['b', 0]]]);
  });

  it('takes an item as it was scanned without a closer look', () => {
    const body = readBulkBody(Buffer.from('["plain"]'), {
      scan: (scanner) => {
        scanner.scanValue();
        return { codeStart: 2, codeEnd: 4, restStart: 5, restEnd: 7 };
      },
      read: () => {
        throw new Error('looked closely');
      },
    });
    const [chunk] = body.kind === 'accepted' ? body.chunks : [];
    expect(Buffer.from(chunk?.items ?? []).toString()).toBe('[[1,"pl",in]]');
  });
});
