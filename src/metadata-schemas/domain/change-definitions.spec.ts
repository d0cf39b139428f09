import { describe, expect, it } from '@jest/globals';
import { aDefinition } from '../../../test/factories/metadata-schema.js';
import { describeFaults } from '../../json/json-path.js';
import { changeDefinitions, findNestingFaults, nestedIn } from './change-definitions.js';
import type { Definitions } from './definition.js';

const prior: Definitions = {
  lang: aDefinition({ type: 'string', optional: false, eq: ['en', 'pl'] }),
  uses: aDefinition({ type: 'number' }),
};

/** What a client hears of the definition of `k`. */
function refusalOf(definition: unknown, relatedObject = 'voucher'): string {
  return describeFaults(changeDefinitions(relatedObject, prior, { k: definition }).faults);
}

describe('definitions that are sent', () => {
  it('replace those of their keys completely and leave the others', () => {
    const { properties, faults } = changeDefinitions('voucher', prior, {
      lang: { type: 'string', optional: true },
    });

    expect(faults).toEqual([]);
    expect(properties).toEqual({ ...prior, lang: aDefinition({ type: 'string' }) });
  });

  it('are required single values of no object unless they say otherwise', () => {
    expect(changeDefinitions('voucher', {}, { k: { type: 'number' } }).properties).toEqual({
      k: { type: 'number', array: false, optional: false, objectType: null },
    });
  });

  it('take a field of null for an absent one', () => {
    const sent = { type: 'string', array: null, optional: true, objectType: null, eq: null };

    expect(changeDefinitions('voucher', {}, { k: sent })).toEqual({
      properties: { k: aDefinition({ type: 'string' }) },
      faults: [],
    });
  });

  it('remove a definition by the flag alone and bring it back when sent without', () => {
    const removed = changeDefinitions('voucher', prior, { lang: { deleted: true } });
    const back = changeDefinitions('voucher', removed.properties, { lang: prior.lang });

    expect(removed.properties.lang).toEqual({ ...prior.lang, deleted: true });
    expect(back).toEqual({ properties: prior, faults: [] });
  });

  it('keep the order and the names of keys that every object inherits', () => {
    const sent = JSON.parse('{"__proto__":{"type":"string"},"constructor":{"type":"number"}}') as {
      [key: string]: unknown;
    };

    const { properties } = changeDefinitions('voucher', prior, sent);

    expect(Object.keys(properties)).toEqual(['lang', 'uses', '__proto__', 'constructor']);
  });
});

describe('definitions that are refused', () => {
  it.each<[string, unknown]>([
    ['Property .properties.k must be object', 'string'],
    ["Property .properties.k must have required property 'type'", {}],
    ["Property .properties.k must have required property 'type'", { deleted: true }],
    [
      'Property .properties.k.type must be equal to one of the allowed values [ string, number, boolean, date, datetime, image_url, object ]',
      { type: 'geopoint' },
    ],
    ['Property .properties.k.optional must be boolean', { type: 'string', optional: 'no' }],
    ['Property .properties.k.lt is not supported for type string', { type: 'string', lt: 1 }],
    ['Property .properties.k.min is not supported for type number', { type: 'number', min: 1 }],
    [
      'Property .properties.k.max_length must be written as maxLength',
      { type: 'string', max_length: 5 },
    ],
    [
      'Property .properties.k.object_type must be written as objectType',
      { type: 'object', object_type: 'Payment', objectType: 'Payment' },
    ],
    [
      'Property .properties.k.objectType is not supported for type string',
      { type: 'string', objectType: 'Payment' },
    ],
    ["Property .properties.k must have required property 'objectType'", { type: 'object' }],
    ['Property .properties.k.eq must be array', { type: 'string', eq: 'en' }],
    ['Property .properties.k.ne must NOT have fewer than 1 items', { type: 'number', ne: [] }],
    ['Property .properties.k.eq must be array of numbers', { type: 'number', eq: [1, '2'] }],
    ['Property .properties.k.gte must be number', { type: 'number', gte: '1' }],
    ['Property .properties.k.minLength must be integer >= 0', { type: 'string', minLength: 1.5 }],
    [
      'Property .properties.k.maxLength must be >= minLength',
      { type: 'string', minLength: 3, maxLength: 2 },
    ],
    ['Property .properties.k.lt must be >= gt', { type: 'number', gt: 3, lt: 2 }],
  ])('say %s', (refusal, definition) => {
    expect(refusalOf(definition)).toBe(refusal);
  });

  it('say all that is wrong', () => {
    expect(refusalOf({ type: 'number', array: 1, lt: 'x' })).toBe(
      'Property .properties.k.array must be boolean, Property .properties.k.lt must be number',
    );
  });

  it('cannot change a type, not even of a removed definition', () => {
    const removed = changeDefinitions('voucher', prior, { lang: { deleted: true } }).properties;

    const { faults } = changeDefinitions('voucher', removed, { lang: { type: 'number' } });

    expect(describeFaults(faults)).toBe(
      'Property .properties.lang.type cannot be changed from string',
    );
  });

  it('may be places for customers, and nested objects nowhere below the first level', () => {
    expect(refusalOf({ type: 'geopoint' }, 'customer')).toBe('');
    expect(refusalOf({ type: 'object', objectType: 'Payment' }, 'Payment')).toContain('.type must');
  });

  it('are the hundred-and-first, removed ones counted', () => {
    const removed = { type: 'string', deleted: true };
    const many = Object.fromEntries(Array.from({ length: 98 }, (_, n) => [`k${n}`, removed]));

    const hundred = changeDefinitions('voucher', prior, many);
    const more = changeDefinitions('voucher', hundred.properties, { last: { type: 'string' } });

    expect(hundred.faults).toEqual([]);
    expect(describeFaults(more.faults)).toBe(
      'Property .properties must NOT have more than 100 properties',
    );
  });

  it('are together larger than 256 KiB', () => {
    const large = { type: 'string', eq: ['x'.repeat(262_144)] };

    expect(refusalOf(large)).toBe('Property .properties must NOT be larger than 262144 bytes');
  });

  it.each([
    ['no schema', new Set<string>(['voucher'])],
    ['a resource', new Set(['customer'])],
  ])('name %s as that of their nested object', (_case, names) => {
    const properties = { k: aDefinition({ type: 'object', objectType: 'customer' }) };

    expect(describeFaults(findNestingFaults(nestedIn(properties), names))).toBe(
      'Property .properties.k.objectType must name a schema of nested objects',
    );
    expect(
      findNestingFaults(
        nestedIn({ k: aDefinition({ type: 'object', objectType: 'Payment' }) }),
        new Set(['Payment']),
      ),
    ).toEqual([]);
  });
});
