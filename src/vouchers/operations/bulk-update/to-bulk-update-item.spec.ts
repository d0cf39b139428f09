import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AcceptedRow } from '../../../async-actions/index.js';
import type { PatchPayload } from '../metadata-merge/row-patch.js';
import { readBulkUpdateItem } from './bulk-update-item.js';
import { toBulkUpdateItem } from './to-bulk-update-item.js';

const RULES = { maxMetadataBytes: 10_000 };

describe('toBulkUpdateItem', () => {
  it('writes an item that is read as the same row', () => {
    const key = fc.stringMatching(/^[a-z_]{1,9}$/);
    const date = fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) });
    const item = fc.record(
      {
        code: fc.stringMatching(/^[A-Za-z0-9"é]{1,9}$/),
        metadata: fc.dictionary(key, fc.jsonValue()),
        unset_metadata_fields: fc.array(fc.stringMatching(/^[A-Z]{1,9}$/)),
        if_updated_at: fc.option(date.map((time) => time.toISOString())),
        if_metadata: fc.dictionary(key, fc.jsonValue()),
      },
      { requiredKeys: ['code', 'metadata'] },
    );
    fc.assert(
      fc.property(item, (sent) => {
        const reading = readBulkUpdateItem(sent, [], RULES);
        if (reading.kind !== 'row') return;
        const { code, payload } = reading;
        const kept = JSON.parse(payload) as PatchPayload;
        const again = JSON.parse(toBulkUpdateItem([1, code, kept])) as unknown;
        expect(readBulkUpdateItem(again, [], RULES)).toEqual(reading);
      }),
    );
  });

  const rejection = { key: 'invalid_payload', details: 'd' } as const;

  it.each<[string, AcceptedRow<PatchPayload>, string]>([
    ['its text', [1, 'A', null, rejection, '{"code" : "A"}'], '{"code" : "A"}'],
    ['its payload', [1, 'A', null, rejection, { a: 1 }], '{"code":"A","metadata":{"a":1}}'],
    ['nothing', [1, 'A', null, rejection], '{"code":"A"}'],
  ])('writes a rejected row by what is kept of it: %s', (_, row, text) => {
    expect(toBulkUpdateItem(row)).toBe(text);
  });
});
