import { describe, expect, it } from '@jest/globals';
import { voucherRecords } from '../../../../test/factories/voucher-records.js';
import type { RowOutcome, RowRejection } from '../../../async-actions/row.js';
import type { SchemaInForce } from '../../../metadata-schemas/domain/schema-in-force.js';
import { mergeChunk } from './merge-chunk.js';

type Row = [row: number, code: string, patch: unknown, rejection?: RowRejection];
type Prior = [code: string, metadata: string][];

const REJECTION: RowRejection = { key: 'invalid_payload', details: 'Property .code must be right' };

const versionOf = (code: string) => `version of ${code}`;

function merge(
  rows: Row[],
  prior: Prior,
  maxMetadataBytes = 1_000,
  schema: SchemaInForce | null = null,
) {
  const versioned = prior.map(([code, metadata]) => [code, metadata, versionOf(code)] as const);
  const texts = { items: JSON.stringify(rows), prior: voucherRecords(...versioned) };
  const input = { ...texts, maxMetadataBytes, schema };
  const { outcomes, before, patches, doneCount, failedCount } = mergeChunk(input);
  return {
    doneCount,
    failedCount,
    outcomes: JSON.parse(outcomes) as RowOutcome[],
    before: JSON.parse(before) as unknown,
    patches: JSON.parse(patches) as unknown,
  };
}

describe('mergeChunk', () => {
  it('merges each row into its own voucher', () => {
    const result = merge(
      [
        [1, 'A', { x: 2 }],
        [2, 'B', { y: null }],
      ],
      [
        ['B', '{"x":1}'],
        ['A', '{"x":1,"z":3}'],
      ],
    );
    expect(result).toEqual({
      doneCount: 2,
      failedCount: 0,
      outcomes: [],
      before: [
        [1, { x: 1, z: 3 }, 8],
        [2, { x: 1 }, 8],
      ],
      patches: [
        ['A', '{"x":2,"z":3}', 1, versionOf('A')],
        ['B', '{"x":1,"y":null}', 1, versionOf('B')],
      ],
    });
  });

  it('returns how many vouchers it writes, and the codes of its first and last row', () => {
    const rows: Row[] = [
      [2, 'A', { x: 1 }],
      [1, 'B', {}],
      [3, 'C', { x: 1 }],
    ];
    const prior = ['A', 'B'].map((code) => [code, '{}', versionOf(code)] as const);
    const texts = { items: JSON.stringify(rows), prior: voucherRecords(...prior) };

    const result = mergeChunk({ ...texts, maxMetadataBytes: 1_000, schema: null });

    expect(result).toMatchObject({ patchCount: 1, firstCode: 'A', lastCode: 'C' });
  });

  it('lets rows of one code see each other: the last one wins and every change counts', () => {
    const rows: Row[] = [
      [3, 'A', { x: 1 }],
      [5, 'A', { y: 1 }],
      [9, 'A', { x: 2 }],
    ];
    const result = merge(rows, [['A', '{}']]);
    expect(result.patches).toEqual([['A', '{"x":2,"y":1}', 3, versionOf('A')]]);
    expect(result.before).toEqual([
      [3, {}, 8],
      [5, { x: 1 }, 9],
      [9, { x: 1, y: 1 }, 10],
    ]);
  });

  it('counts a row that changes nothing as done, and writes nothing for it', () => {
    const rows: Row[] = [
      [1, 'A', {}],
      [2, 'A', { x: 1 }],
    ];
    expect(merge(rows, [['A', '{"x":1}']])).toEqual({
      doneCount: 2,
      failedCount: 0,
      outcomes: [],
      before: [],
      patches: [],
    });
  });

  it('fails the row of an unknown code in the words of the 404', () => {
    expect(merge([[1, 'X', {}]], [['A', '{}']]).outcomes).toEqual([
      {
        row: 1,
        code: 'X',
        found: false,
        updated: false,
        error: { key: 'not_found', details: 'Cannot find voucher with id X' },
      },
    ]);
  });

  it('reports a row that was rejected at acceptance, and whether its voucher exists', () => {
    const rows: Row[] = [
      [1, 'A', null, REJECTION],
      [2, 'X', null, REJECTION],
    ];
    expect(merge(rows, [['A', '{}']]).outcomes).toEqual([
      { row: 1, code: 'A', found: true, updated: false, error: REJECTION },
      { row: 2, code: 'X', found: false, updated: false, error: REJECTION },
    ]);
  });

  it('fails a row that makes the metadata too large, and goes on from what was there before it', () => {
    const rows: Row[] = [
      [1, 'A', { x: 'y'.repeat(20) }],
      [2, 'A', { z: 1 }],
    ];
    const result = merge(rows, [['A', '{"a":1}']], 20);
    expect(result.outcomes).toMatchObject([
      {
        row: 1,
        found: true,
        updated: false,
        error: {
          key: 'invalid_payload',
          details: 'Property .metadata must NOT be larger than 20 bytes after the update',
        },
      },
    ]);
    expect(result.patches).toEqual([['A', '{"a":1,"z":1}', 1, versionOf('A')]]);
  });

  it('holds a row to the schema by the keys that it sends, not by those that are there or missing', () => {
    const rule = { type: 'number', array: false, optional: false, objectType: null };
    const schema = {
      version: 'ms_merge/1',
      text: JSON.stringify({
        properties: { x: rule, z: rule },
        allowDefinedOnly: true,
        nested: {},
      }),
    };
    const rows: Row[] = [
      [1, 'A', { x: 'two', z: 2 }],
      [2, 'A', { z: 3 }],
      [3, 'B', { z: 3 }],
      [4, 'B', { x: null }],
      [5, 'B', { y: 1 }],
    ];
    const prior: Prior = [
      ['A', '{"x":"old"}'],
      ['B', '{"legacy":1}'],
    ];

    const { outcomes, patches } = merge(rows, prior, 1_000, schema);

    const required = 'x: must be a number, property is required';
    expect(outcomes.map(({ row, found, error }) => [row, found, error])).toEqual(
      [
        [1, `${required} (actual value is 'two')`] as const,
        [4, `${required} (actual value is 'null')`] as const,
        [5, "y: property is not defined (actual value is '1')"] as const,
      ].map(([row, details]) => [row, true, { key: 'metadata_validation_failed', details }]),
    );
    expect(patches).toEqual([
      ['A', '{"x":"old","z":3}', 1, versionOf('A')],
      ['B', '{"legacy":1,"z":3}', 1, versionOf('B')],
    ]);
  });

  it('refuses keys that the schema does not define when the request is strict', () => {
    const rule = { type: 'number', array: false, optional: true, objectType: null };
    const text = JSON.stringify({ properties: { x: rule }, allowDefinedOnly: false, nested: {} });
    const rows: Row[] = [[1, 'A', { x: 1, y: 1 }]];
    const texts = { items: JSON.stringify(rows), prior: voucherRecords(['A', '{}', '0']) };
    const input = { ...texts, maxMetadataBytes: 1_000, schema: { version: 'ms_open/1', text } };

    expect(mergeChunk(input).failedCount).toBe(0);
    const { outcomes } = mergeChunk({ ...input, isStrict: true });
    expect(JSON.parse(outcomes)).toMatchObject([
      { row: 1, error: { details: "y: property is not defined (actual value is '1')" } },
    ]);
  });

  it('takes out the keys that a row unsets, unless the schema requires them', () => {
    const rule = { type: 'number', array: false, optional: false, objectType: null };
    const text = JSON.stringify({ properties: { x: rule }, allowDefinedOnly: true, nested: {} });
    const schema = { version: 'ms_required/1', text };
    const prior: Prior = [['A', '{"x":1,"legacy":2}']];

    const { outcomes, patches } = merge(
      [
        [1, 'A', [{}, { unset: ['legacy'] }]],
        [2, 'A', [{}, { unset: ['x'] }]],
      ],
      prior,
      1_000,
      schema,
    );

    expect(outcomes.map(({ row, error }) => [row, error?.key])).toEqual([
      [2, 'metadata_validation_failed'],
    ]);
    expect(patches).toEqual([['A', '{"x":1}', 1, versionOf('A')]]);
  });

  it.each(['__proto__', 'constructor', 'toString', ''])(
    'knows no voucher by the name %j',
    (code) => {
      expect(merge([[1, code, {}]], []).failedCount).toBe(1);
    },
  );
});
