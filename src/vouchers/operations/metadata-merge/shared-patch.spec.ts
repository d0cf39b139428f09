import { describe, expect, it } from '@jest/globals';
import { voucherRecords } from '../../../../test/factories/voucher-records.js';
import { mergeChunk } from './merge-chunk.js';
import type { SharedPatch } from './shared-patch.js';

function merge(patch: SharedPatch, rows: unknown[]) {
  const { patches, outcomes } = mergeChunk({
    items: JSON.stringify(rows),
    shared: JSON.stringify(patch),
    prior: voucherRecords(['there', '{"kept":1}', '0:v_there']),
    schema: null,
    maxMetadataBytes: 65_536,
  });
  return { patches: JSON.parse(patches) as unknown, outcomes: JSON.parse(outcomes) as unknown };
}

describe('a patch that all rows share', () => {
  it('stands for the payload of each row', () => {
    const { patches, outcomes } = merge({ metadata: { lang: 'en' } }, [[1, 'there', 0]]);

    expect(patches).toEqual([['there', '{"kept":1,"lang":"en"}', 1, '0:v_there']]);
    expect(outcomes).toEqual([]);
  });

  it('fails each row when it is a rejection, and changes nothing', () => {
    const error = { key: 'invalid_payload', details: 'Property .metadata is wrong' } as const;

    const { patches, outcomes } = merge({ rejection: error }, [
      [1, 'there', 0],
      [2, 'nowhere', 0],
    ]);

    expect(patches).toEqual([]);
    expect(outcomes).toEqual([
      { row: 1, code: 'there', found: true, updated: false, error },
      { row: 2, code: 'nowhere', found: false, updated: false, error },
    ]);
  });

  it('leaves the rejection of a row its own', () => {
    const own = { key: 'invalid_payload', details: 'Property .codes.0 is wrong' } as const;

    const { outcomes } = merge({ metadata: {} }, [[1, ' ', null, own]]);

    expect(outcomes).toEqual([{ row: 1, code: ' ', found: false, updated: false, error: own }]);
  });
});
