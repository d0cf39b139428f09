import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyText } from '../../../../test/factories/texts.js';
import { JsonScanner } from '../../../json/json-scanner.js';
import { findUnfaithfulNumbers } from '../../../json/unfaithful-numbers.js';
import { readBulkUpdateItem } from './bulk-update-item.js';
import { scanBulkUpdateItem } from './scan-bulk-update-item.js';

const RULES = { maxMetadataBytes: 200 };
const STRICT = { ...RULES, isStrict: true };

function scan(text: string, rules = RULES): { code: string; payload: string } | null {
  const bytes = Buffer.from(text);
  const row = scanBulkUpdateItem(new JsonScanner(bytes), rules);
  if (row === null) return null;
  return {
    code: bytes.toString('utf8', row.codeStart, row.codeEnd),
    payload: bytes.toString('utf8', row.restStart, row.restEnd),
  };
}

/** Items near the shape of a bulk update, good and bad. */
const item = fc.record(
  {
    code: fc.oneof(anyText(), fc.stringMatching(/^[A-Z0-9-]{1,20}$/), fc.jsonValue()),
    metadata: fc.oneof(fc.dictionary(anyText(), fc.jsonValue()), fc.jsonValue()),
    other: fc.jsonValue(),
    unset_metadata_fields: fc.array(fc.string()),
    if_metadata: fc.dictionary(fc.string(), fc.integer()),
  },
  { requiredKeys: [] },
);

describe('scanBulkUpdateItem', () => {
  it('cuts out a plain item as it stands', () => {
    expect(scan('{ "code" : "ABC-1", "metadata" : {"a": [1, 2]} , "x": {"y":1} }')).toEqual({
      code: 'ABC-1',
      payload: '{"a": [1, 2]}',
    });
  });

  it('returns no row that the careful reader would judge otherwise', () => {
    fc.assert(
      fc.property(item, fc.boolean(), fc.constantFrom(RULES, STRICT), (value, spaced, rules) => {
        const text = JSON.stringify(value, null, spaced ? 1 : 0);
        const scanned = scan(text, rules);
        if (scanned === null) return;
        const reading = readBulkUpdateItem(JSON.parse(text), findUnfaithfulNumbers(text), rules);
        const payload = JSON.stringify(JSON.parse(scanned.payload));
        expect({ kind: 'row', code: scanned.code, payload }).toEqual(reading);
      }),
      { numRuns: 3_000 },
    );
  });

  it.each([
    ['a code with an escape', '{"code":"\\u0041","metadata":{}}'],
    ['a code outside ASCII', '{"code":"é","metadata":{}}'],
    ['a code with a space', '{"code":"a b","metadata":{}}'],
    ['a key that spells `code` with an escape', '{"code":"A","c\\u006fde":"B","metadata":{}}'],
    ['a missing code', '{"metadata":{}}'],
    ['metadata that is an array', '{"code":"A","metadata":[]}'],
    [
      'metadata over the limit',
      `{"code":"A","metadata":{"a":"${'x'.repeat(RULES.maxMetadataBytes)}"}}`,
    ],
    ['an item that is no object', '[1]'],
  ])('leaves %s to the careful reader', (_, text) => {
    expect(scan(text)).toBeNull();
  });

  it('takes the last of two codes, as JSON.parse does', () => {
    expect(scan('{"code":"A","code":"B","metadata":{}}')).toEqual({ code: 'B', payload: '{}' });
  });
});
