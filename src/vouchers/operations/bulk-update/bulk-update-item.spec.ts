import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { validateSync } from 'class-validator';
import fc from 'fast-check';
import { describeFault, type JsonFault, type JsonPath } from '../../../json/json-path.js';
import { BulkUpdateItemDto } from '../../dto/bulk-update-item.dto.js';
import { findBulkUpdateShapeFaults, readBulkUpdateItem } from './bulk-update-item.js';

const MAX_BYTES = 100;

const read = (item: unknown, changedNumbers: JsonPath[] = [], isStrict = false) =>
  readBulkUpdateItem(item, changedNumbers, { maxMetadataBytes: MAX_BYTES, isStrict });
const readText = (text: string) => read(JSON.parse(text));

function refusalOf(item: unknown): string[] {
  const reading = read(item);
  return reading.kind === 'malformed' ? reading.faults.map(describeFault) : [];
}

function rejectionOf(item: unknown, changedNumbers?: JsonPath[]): string | undefined {
  const reading = read(item, changedNumbers);
  return reading.kind === 'rejected' ? reading.rejection.details : undefined;
}

describe('readBulkUpdateItem', () => {
  it('takes the code and the text of the metadata', () => {
    expect(readText('{"code":"A","metadata":{"b":[1.5,null],"a":{}},"other":1}')).toEqual({
      kind: 'row',
      code: 'A',
      payload: '{"b":[1.5,null],"a":{}}',
    });
  });

  it('takes empty metadata', () => {
    expect(read({ code: 'A', metadata: {} })).toMatchObject({ kind: 'row', payload: '{}' });
  });

  it.each(['__proto__', 'constructor', 'toString', '', 'a.b', '$'])('keeps the key %j', (key) => {
    const payload = `{${JSON.stringify(key)}:{"polluted":1}}`;
    expect(readText(`{"code":"A","metadata":${payload}}`)).toMatchObject({ kind: 'row', payload });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it.each([null, 1, 'text', true, [], [{ code: 'A', metadata: {} }]])('refuses %j', (item) => {
    expect(refusalOf(item)).toEqual(['Payload must be object']);
  });

  it.each([
    [{ metadata: {} }, ["Payload must have required property 'code'"]],
    [{ code: 'A' }, ["Payload must have required property 'metadata'"]],
    [{ code: null, metadata: {} }, ['Property .code must be string']],
    [{ code: 1, metadata: {} }, ['Property .code must be string']],
    [{ code: ['A'], metadata: {} }, ['Property .code must be string']],
    [{ code: 'A', metadata: null }, ['Property .metadata must be object']],
    [{ code: 'A', metadata: [] }, ['Property .metadata must be object']],
    [{ code: 'A', metadata: '{}' }, ['Property .metadata must be object']],
    [
      { code: 7, metadata: 7 },
      ['Property .code must be string', 'Property .metadata must be object'],
    ],
    [
      {},
      [
        "Payload must have required property 'code'",
        "Payload must have required property 'metadata'",
      ],
    ],
  ])('refuses the request for %j', (item, faults) => {
    expect(refusalOf(item)).toEqual(faults);
  });

  it.each([
    ['', 'Property .code must NOT have fewer than 1 characters'],
    ['a\nb', 'Property .code must NOT contain control or formatting characters'],
    ['a\0b', 'Property .code must NOT contain U+0000'],
    ['a\ud800', 'Property .code must be well-formed Unicode'],
    [' a', 'Property .code must NOT begin or end with white space'],
    ['a'.repeat(256), 'Property .code must NOT have more than 255 characters'],
  ])('rejects the row with the code %j', (code, details) => {
    expect(rejectionOf({ code, metadata: {} })).toBe(details);
  });

  it.each([
    [{ a: '\0' }, 'Property .metadata.a must NOT contain U+0000'],
    [{ a: ['\udc00'] }, 'Property .metadata.a.0 must be well-formed Unicode'],
    [{ a: 'x'.repeat(100) }, 'Property .metadata must NOT be larger than 100 bytes'],
  ])('rejects the row with the metadata %j', (metadata, details) => {
    expect(rejectionOf({ code: 'A', metadata })).toBe(details);
  });

  it('rejects the row whose metadata is nested some hundred thousand levels deep', () => {
    const text = `{"code":"A","metadata":{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}}`;
    expect(rejectionOf(JSON.parse(text))).toBe(
      'Property .metadata must NOT be nested deeper than 32 levels',
    );
  });

  it('rejects the row with a number that a double would change', () => {
    expect(rejectionOf({ code: 'A', metadata: { a: 1 } }, [['metadata', 'a']])).toBe(
      'Property .metadata.a must be a number that a double keeps exactly',
    );
  });

  it('does not mind such a number in a field that it skips', () => {
    expect(read({ code: 'A', metadata: {}, other: 1 }, [['other']]).kind).toBe('row');
  });

  it.each([
    [{ unset_metadata_fields: ['a', 'b'] }, { unset: ['a', 'b'] }],
    [{ if_updated_at: '2026-11-29T07:00:00.000Z' }, { ifUpdatedAt: 1_795_935_600_000 }],
    [{ if_updated_at: null }, { ifUpdatedAt: null }],
    [{ if_metadata: { a: [1] } }, { ifMetadata: { a: [1] } }],
  ])('puts what else the row says beside its metadata: %j', (fields, extras) => {
    const reading = read({ code: 'A', metadata: { c: 1 }, ...fields });
    expect(reading).toMatchObject({ kind: 'row', payload: JSON.stringify([{ c: 1 }, extras]) });
  });

  it('rejects the row that sets and unsets one key', () => {
    expect(rejectionOf({ code: 'A', metadata: { a: 1 }, unset_metadata_fields: ['a'] })).toBe(
      'Property .unset_metadata_fields must NOT name a key that metadata sets',
    );
  });

  it('rejects the row with a condition that cannot be read as sent', () => {
    expect(
      rejectionOf({ code: 'A', metadata: {}, if_metadata: { a: 1 } }, [['if_metadata', 'a']]),
    ).toBe('Property .if_metadata.a must be a number that a double keeps exactly');
  });

  it('rejects the row with an unknown field when the request is strict', () => {
    expect(read({ code: 'A', metadata: {}, metdata: {} }, [], true)).toMatchObject({
      kind: 'rejected',
      rejection: { details: 'Property .metdata is not known' },
    });
  });

  it('names the code in every rejection', () => {
    expect(read({ code: '', metadata: {} })).toMatchObject({ kind: 'rejected', code: '' });
  });
});

describe('findBulkUpdateShapeFaults', () => {
  const value = fc.oneof(fc.string(), fc.constant({}), fc.constant([]), fc.jsonValue());
  const item = fc.record(
    {
      code: value,
      metadata: value,
      unset_metadata_fields: fc.oneof(value, fc.array(fc.string())),
      if_updated_at: fc.oneof(value, fc.constantFrom('2026-11-29T07:00:00.000Z', null)),
      if_metadata: value,
    },
    { requiredKeys: [] },
  );

  /** The property that a fault is about: an absent one stands in the text. */
  const propertyOf = ({ path, text }: JsonFault) => path[0] ?? /'(\w+)'/.exec(text)?.[1];
  const dtoErrors = (fields: object) =>
    validateSync(Object.assign(new BulkUpdateItemDto(), fields));

  it('names the same properties as the rules of the DTO', () => {
    fc.assert(
      fc.property(item, (fields) => {
        const named = findBulkUpdateShapeFaults(fields).map(propertyOf);
        expect(named.sort()).toEqual(
          dtoErrors(fields)
            .map((error) => error.property)
            .sort(),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('says of a present property what the DTO says', () => {
    fc.assert(
      fc.property(item, (fields) => {
        const said = findBulkUpdateShapeFaults(fields).filter(({ path }) => path.length > 0);
        const expected = dtoErrors(fields)
          .filter(({ property }) => property in fields)
          .flatMap(({ property, constraints }) =>
            Object.values(constraints ?? {}).map((text) => ({ path: [property], text })),
          );
        expect(said).toEqual(expect.arrayContaining(expected));
        expect(said).toHaveLength(expected.length);
      }),
      { numRuns: 500 },
    );
  });
});
