import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { validateSync } from 'class-validator';
import fc from 'fast-check';
import { anyText } from '../../../../test/factories/texts.js';
import { MetadataUpdateDto } from '../../dto/metadata-update.dto.js';
import { readMetadataUpdate } from './read-metadata-update.js';

const MAX_METADATA_BYTES = 65_536;

type Row = [row: number, code: string, payload: unknown, rejection?: { details: string }];

function read(body: string | object) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const reading = readMetadataUpdate(Buffer.from(text), { maxMetadataBytes: MAX_METADATA_BYTES });
  if (reading.kind !== 'accepted') return reading;
  const chunks = reading.chunks.map(
    ({ items }) => JSON.parse(Buffer.from(items).toString()) as Row[],
  );
  return { ...reading, chunks, shared: JSON.parse(reading.shared ?? 'null') as unknown };
}

function accepted(body: string | object) {
  const reading = read(body);
  if (!('shared' in reading)) throw new Error(`The body was not accepted: ${reading.kind}`);
  return reading;
}

describe('reading one metadata for many codes', () => {
  it('keeps the metadata once, however many codes there are', () => {
    const metadata = { text: 'x'.repeat(60_000) };
    const codes = Array.from({ length: 5_000 }, (_, index) => `code-${index}`);

    const { shared, chunks, rowCount } = accepted({ codes, metadata });

    expect(rowCount).toBe(5_000);
    expect(shared).toEqual({ metadata });
    expect(JSON.stringify(chunks).length).toBeLessThan(150_000);
  });

  it('makes chunks of few rows when each of them will write much', () => {
    const codes = Array.from({ length: 100 }, (_, index) => `code-${index}`);

    const { chunks } = accepted({ codes, metadata: { text: 'x'.repeat(60_000) } });

    expect(Math.max(...chunks.map((rows) => rows.length))).toBeLessThan(50);
  });

  it('numbers the codes from 1 in the order of the request, repeated ones too', () => {
    const { chunks } = accepted({ codes: ['b', 'a', 'b'], metadata: { k: 1 } });

    expect(chunks.flat()).toEqual([
      [2, 'a', 0],
      [1, 'b', 0],
      [3, 'b', 0],
    ]);
  });

  it('reads the codes that JSON.parse reads, whatever they hold', () => {
    fc.assert(
      fc.property(fc.array(anyText(), { minLength: 1 }), (codes) => {
        const { chunks, rowCount } = accepted({ codes, metadata: {} });

        const rows = chunks.flat().sort(([a], [b]) => a - b);
        expect(rowCount).toBe(codes.length);
        expect(rows.map(([, code]) => code)).toEqual(codes);
      }),
    );
  });

  it('rejects a code that cannot be one in its own row only', () => {
    const { chunks } = accepted({ codes: ['good', '', 'x'.repeat(256)], metadata: {} });

    const rejected = chunks.flat().filter((row) => row.length > 3);
    expect(rejected.map(([row, , , rejection]) => [row, rejection?.details])).toEqual([
      [2, 'Property .codes.1 must NOT have fewer than 1 characters'],
      [3, 'Property .codes.2 must NOT have more than 255 characters'],
    ]);
  });

  it('repeats a refused code that is too long only in part', () => {
    const [[, code]] = accepted({ codes: ['x'.repeat(1_000)], metadata: {} }).chunks.flat() as [
      Row,
    ];

    expect(code).toBe(`${'x'.repeat(255)}…`);
  });

  it.each([
    ['{"codes":["a"],"metadata":{"n":9007199254740993}}', '.metadata.n must be a number'],
    ['{"codes":["a"],"metadata":{"t":"\\ud800"}}', '.metadata.t must be well-formed Unicode'],
    [`{"codes":["a"],"metadata":{"t":"${'x'.repeat(65_536)}"}}`, '.metadata must NOT be larger'],
  ])('says once, for all rows, what is wrong with %s', (body, fault) => {
    const { shared } = accepted(body);

    expect(shared).toEqual({
      rejection: { key: 'invalid_payload', details: expect.stringContaining(fault) },
      sent: expect.any(String),
    });
  });

  it.each([
    ['', 'Payload must be object'],
    ['[]', 'Payload must be object'],
    [
      '{}',
      "Payload must have required property 'codes', Payload must have required property 'metadata'",
    ],
    ['{"codes":"a","metadata":{}}', 'Property .codes must be array'],
    ['{"codes":[],"metadata":{}}', 'Property .codes must NOT have fewer than 1 items'],
    ['{"codes":["a"],"metadata":[]}', 'Property .metadata must be object'],
    [
      '{"codes":["a",1,null],"metadata":{}}',
      'Property .codes.1 must be string, Property .codes.2 must be string',
    ],
  ])('refuses the whole of %s', (body, details) => {
    expect(read(body)).toEqual({ kind: 'refused', details });
  });

  it('names the first faults of a body that has a million and counts the others', () => {
    const reading = read(`{"metadata":{},"codes":[${'1,'.repeat(999_999)}1]}`);

    expect(reading).toMatchObject({
      kind: 'refused',
      details: expect.stringMatching(/999980 more$/),
    });
  });

  it.each(['{"codes":["a"],"metadata":{}', '{"codes":[1],"metadata":{}}x', '{codes:[]}', '\u0000'])(
    'takes %j for no JSON',
    (body) => {
      expect(read(body)).toEqual({ kind: 'not-json' });
    },
  );

  it('takes the last of repeated members, as JSON.parse does, and names spelled with escapes', () => {
    const body =
      '{"codes":["a"],"c\\u006fdes":["b"],"metadata":{"k":1},"metadata":{"k":2},"more":[]}';

    expect(accepted(body)).toMatchObject({
      chunks: [[[1, 'b', 0]]],
      shared: { metadata: { k: 2 } },
    });
  });
});

describe('the shape of one metadata for many codes', () => {
  const value = fc.oneof(
    fc.string(),
    fc.constantFrom<fc.JsonValue>({}, [], null),
    fc.array(fc.oneof(fc.string(), fc.jsonValue()), { maxLength: 3 }),
    fc.jsonValue(),
  );
  const body = fc.record({ codes: value, metadata: value }, { requiredKeys: [] });

  const dtoErrors = (fields: object) =>
    validateSync(Object.assign(new MetadataUpdateDto(), fields), { stopAtFirstError: true });

  /** What the refusal says of each property, once; an absent one counts as said. */
  function refusedProperties(fields: object): Set<string> {
    const reading = read(fields);
    const details = reading.kind === 'refused' ? reading.details : '';
    const faults = details.split(', ').filter((text) => text !== '');
    return new Set(
      faults.map((fault) => {
        const [, missing] = /^Payload must have required property '(\w+)'$/.exec(fault) ?? [];
        if (missing !== undefined) return missing;
        return fault.replace(/^Property \.(\w+)(?:\.\d+)? /, '$1 ');
      }),
    );
  }

  it('is refused for what the DTO refuses, in its words', () => {
    fc.assert(
      fc.property(body, (fields) => {
        const expected = dtoErrors(fields).map(({ property, constraints }) =>
          property in fields ? `${property} ${Object.values(constraints ?? {})[0]}` : property,
        );
        expect([...refusedProperties(fields)].sort()).toEqual(expected.sort());
      }),
      { numRuns: 500 },
    );
  });
});
