import { describe, expect, it } from '@jest/globals';
import { aDefinition, aSchema } from '../../../test/factories/metadata-schema.js';
import { compileMetadataSchema } from './compile-metadata-schema.js';
import type { Definition } from './definition.js';

type Fields = Partial<Definition> & Pick<Definition, 'type'>;

/** The message for `{[key]: value}` under one definition. */
function messageOf(key: string, fields: Fields, value: unknown): string | null {
  return compileMetadataSchema(
    aSchema({ [key]: aDefinition(fields) }),
    new Map(),
  )({ [key]: value });
}

const required = { optional: false } as const;

describe('the message for a value that breaks its definition', () => {
  it.each<[string, string, Fields, unknown]>([
    [
      "unit: must be a number, must be equal to one of 1,2 (actual value is 'EUR')",
      'unit',
      { type: 'number', eq: [1, 2] },
      'EUR',
    ],
    [
      "unit: must be a number, property is required (actual value is 'EUR')",
      'unit',
      { type: 'number', ...required },
      'EUR',
    ],
    [
      "acquisition_channel: must be a string, property is required, must be equal to one of Facebook,Twitter,Website (actual value is 'snap')",
      'acquisition_channel',
      { type: 'string', ...required, eq: ['Facebook', 'Twitter', 'Website'] },
      'snap',
    ],
    [
      "vendor: must be a string, property is required, must be equal to one of Vendor 1,Vendor 2 (actual value is 'Vendor 3')",
      'vendor',
      { type: 'string', ...required, eq: ['Vendor 1', 'Vendor 2'] },
      'Vendor 3',
    ],
    [
      "location_id: must be an array, and every element: must be a string, must be equal to one of L1,L2,L3 (actual value is 'L1')",
      'location_id',
      { type: 'string', array: true, eq: ['L1', 'L2', 'L3'] },
      'L1',
    ],
    [
      "ImageURL: must be a URL pointing to JPG/JPEG or PNG resource (actual value is 'http.com')",
      'ImageURL',
      { type: 'image_url' },
      'http.com',
    ],
    ["Ranking: must be a number (actual value is 'true')", 'Ranking', { type: 'number' }, true],
  ])('is as the public API words it: %s', (message, key, fields, value) => {
    expect(messageOf(key, fields, value)).toBe(message);
  });

  it.each<[string, Fields, unknown]>([
    ["k: must be a string (actual value is '7')", { type: 'string' }, 7],
    ["k: must be a boolean (actual value is 'true')", { type: 'boolean' }, 'true'],
    ["k: must be a number (actual value is '1')", { type: 'number' }, '1'],
    ["k: must be an ISO 8601 date (actual value is '2022-02-30')", { type: 'date' }, '2022-02-30'],
    [
      "k: must be an ISO 8601 datetime (actual value is '2022-02-03')",
      { type: 'datetime' },
      '2022-02-03',
    ],
    ["k: must be an object (actual value is 'a,b')", { type: 'object' }, ['a', 'b']],
    [
      "k: must be a 'latitude, longitude' string (actual value is '91, 0')",
      { type: 'geopoint' },
      '91, 0',
    ],
    [
      "k: must be a string, must not be equal to any of a,b (actual value is 'b')",
      { type: 'string', ne: ['a', 'b'] },
      'b',
    ],
    [
      "k: must be a number, must be less than 5 (actual value is '5')",
      { type: 'number', lt: 5 },
      5,
    ],
    [
      "k: must be a number, must be less than or equal to 5 (actual value is '5.1')",
      { type: 'number', lte: 5 },
      5.1,
    ],
    [
      "k: must be a number, must be greater than 5 (actual value is '5')",
      { type: 'number', gt: 5 },
      5,
    ],
    [
      "k: must be a number, must be greater than or equal to 5 (actual value is '-6')",
      { type: 'number', gte: 5 },
      -6,
    ],
    [
      "k: must be a string, must have at least 2 characters (actual value is '😀')",
      { type: 'string', minLength: 2 },
      '😀',
    ],
    [
      "k: must be a string, must have at most 2 characters (actual value is 'abc')",
      { type: 'string', maxLength: 2 },
      'abc',
    ],
    [
      "k: must be a string, must have exactly 2 characters (actual value is '')",
      { type: 'string', exactLength: 2 },
      '',
    ],
    [
      "k: must be an array, and every element: must be a number, property is required, must be greater than 0 (actual value is '1,,x')",
      { type: 'number', array: true, ...required, gt: 0 },
      [1, null, 'x'],
    ],
    [
      "k: must be a number (actual value is '[object Object]')",
      { type: 'number' },
      { toString: 1 },
    ],
  ])('has the same grammar where the public API shows none: %s', (message, fields, value) => {
    expect(messageOf('k', fields, value)).toBe(message);
  });

  it.each<[string, unknown]>([
    ['undefined', {}],
    ['null', { k: null }],
  ])('names a required key that is %s', (printed, metadata) => {
    const schema = aSchema({ k: aDefinition({ type: 'string', optional: false }) });

    expect(compileMetadataSchema(schema, new Map())(metadata as Record<string, unknown>)).toBe(
      `k: must be a string, property is required (actual value is '${printed}')`,
    );
  });

  it('joins the keys of the schema in its order and then the undefined ones', () => {
    const schema = aSchema(
      { b: aDefinition({ type: 'string' }), a: aDefinition({ type: 'number' }) },
      { allowDefinedOnly: true },
    );

    expect(compileMetadataSchema(schema, new Map())({ z: 1, a: '1', b: 2 })).toBe(
      "b: must be a string (actual value is '2'); a: must be a number (actual value is '1'); " +
        "z: property is not defined (actual value is '1')",
    );
  });

  it('repeats no more than 200 characters of a value', () => {
    expect(messageOf('k', { type: 'number' }, 'x'.repeat(201))).toBe(
      `k: must be a number (actual value is '${'x'.repeat(200)}…')`,
    );
  });

  it('counts the keys that would make it longer than 2,000 characters', () => {
    const keys = Array.from({ length: 90 }, (_, index) => `key_${index}`);
    const schema = aSchema(
      Object.fromEntries(keys.map((key) => [key, aDefinition({ type: 'number' })])),
    );
    const metadata = Object.fromEntries(keys.map((key) => [key, 'wrong']));

    const message = compileMetadataSchema(schema, new Map())(metadata) ?? '';

    const named = message.match(/must be a number/g)?.length ?? 0;
    expect(message.length).toBeLessThan(2_020);
    expect(message.endsWith(`; and ${90 - named} more`)).toBe(true);
  });
});
