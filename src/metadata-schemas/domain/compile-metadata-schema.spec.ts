import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aDefinition, aSchema } from '../../../test/factories/metadata-schema.js';
import { compileMetadataSchema } from './compile-metadata-schema.js';
import { DEFINITION_TYPES, type Definition } from './definition.js';
import type { SchemaRules } from './metadata-schema.js';

type Fields = Partial<Definition> & Pick<Definition, 'type'>;

/** The message for `{[key]: value}` under one definition. */
function messageOf(key: string, fields: Fields, value: unknown): string | null {
  return compileMetadataSchema(
    aSchema({ [key]: aDefinition(fields) }),
    new Map(),
  )({ [key]: value });
}

describe('metadata that keeps its schema', () => {
  it.each<[string, Fields, unknown]>([
    ['a listed value', { type: 'string', eq: ['a', 'b'] }, 'b'],
    ['a list of listed values', { type: 'string', array: true, eq: ['a', 'b'] }, ['b', 'a']],
    ['an empty list', { type: 'string', array: true, optional: false }, []],
    ['false', { type: 'boolean', optional: false }, false],
    ['zero', { type: 'number', optional: false }, 0],
    ['an empty text', { type: 'string', optional: false }, ''],
    ['null for an optional key', { type: 'number' }, null],
    ['a day', { type: 'date' }, '2024-02-29'],
    ['a moment', { type: 'datetime' }, '2022-11-11T09:00:00.000Z'],
    ['a picture', { type: 'image_url' }, 'https://example.com/a/b.JPEG?size=2'],
    ['as many characters as demanded', { type: 'string', exactLength: 1 }, '😀'],
    ['an object of no known schema', { type: 'object', objectType: 'Gone' }, { any: 'thing' }],
  ])('may hold %s', (_name, fields, value) => {
    expect(messageOf('k', fields, value)).toBeNull();
  });

  it('may lack optional keys and have undefined ones', () => {
    const schema = aSchema({ k: aDefinition({ type: 'string' }) });

    expect(compileMetadataSchema(schema, new Map())({ other: 1 })).toBeNull();
  });

  it('may hold anything under a removed key, also where only defined keys are allowed', () => {
    const removed = aDefinition({ type: 'number', optional: false, deleted: true });
    const validate = compileMetadataSchema(
      aSchema({ k: removed }, { allowDefinedOnly: true }),
      new Map(),
    );

    expect([validate({ k: 'text' }), validate({})]).toEqual([null, null]);
  });
});

describe('the keys of a change', () => {
  const must = aDefinition({ type: 'number', optional: false });
  const validate = compileMetadataSchema(
    aSchema({ must, may: aDefinition({ type: 'string', eq: ['a'] }) }, { allowDefinedOnly: true }),
    new Map(),
  );

  it('may lack what is required', () => {
    expect(validate({}, 'change')).toBeNull();
    expect(validate({ may: 'a' }, 'change')).toBeNull();
    expect(validate({ may: 'a' })).toContain('must: must be a number, property is required');
  });

  it('are held to their definitions, and named alone', () => {
    expect(validate({ may: 'b', other: 1 }, 'change')).toBe(
      "may: must be a string, must be equal to one of a (actual value is 'b'); " +
        "other: property is not defined (actual value is '1')",
    );
    expect(validate({ must: null }, 'change')).toBe(
      "must: must be a number, property is required (actual value is 'null')",
    );
  });

  it('hold whole objects, which may lack nothing', () => {
    const nested = new Map([['Part', aSchema({ must })]]);
    const part = aDefinition({ type: 'object', objectType: 'Part' });
    const validatePart = compileMetadataSchema(aSchema({ must, part }), nested);

    expect(validatePart({ part: {} }, 'change')).toBe(
      "part.must: must be a number, property is required (actual value is 'undefined')",
    );
  });
});

describe('nested objects', () => {
  const payment: SchemaRules = aSchema(
    { amount: aDefinition({ type: 'number', optional: false }) },
    { allowDefinedOnly: true },
  );

  function messageFor(fields: Partial<Definition>, value: unknown): string | null {
    const definition = aDefinition({ type: 'object', objectType: 'Payment', ...fields });
    const nested = new Map([['Payment', payment]]);
    return compileMetadataSchema(aSchema({ paid: definition }), nested)({ paid: value });
  }

  it('are held to the schema that objectType names', () => {
    expect(messageFor({}, { amount: '1', by: 'card' })).toBe(
      "paid.amount: must be a number, property is required (actual value is '1'); " +
        "paid.by: property is not defined (actual value is 'card')",
    );
  });

  it('are named by their place in a list', () => {
    expect(messageFor({ array: true }, [{ amount: 1 }, {}])).toBe(
      "paid.1.amount: must be a number, property is required (actual value is 'undefined')",
    );
  });

  it('may be right, or null when optional', () => {
    expect([messageFor({}, { amount: 1 }), messageFor({}, null)]).toEqual([null, null]);
  });
});

describe('keys that every object inherits', () => {
  it.each(['__proto__', 'constructor', 'toString', ''])('%p is a key like any other', (key) => {
    const properties = JSON.parse(
      `{${JSON.stringify(key)}:${JSON.stringify(aDefinition({ type: 'number', optional: false }))}}`,
    ) as SchemaRules['properties'];
    const validate = compileMetadataSchema({ properties, allowDefinedOnly: true }, new Map());
    const having = (value: string) =>
      JSON.parse(`{${JSON.stringify(key)}:${value}}`) as Record<string, unknown>;

    expect(validate({})).toBe(
      `${key}: must be a number, property is required (actual value is 'undefined')`,
    );
    expect(validate(having('1'))).toBeNull();
    expect(validate(having('"1"'))).toContain("(actual value is '1')");
  });
});

describe('any metadata and any schema', () => {
  const definition = fc
    .record({
      type: fc.constantFrom(...DEFINITION_TYPES),
      array: fc.boolean(),
      optional: fc.boolean(),
    })
    .map((fields) => aDefinition(fields));
  const schema = fc.record({
    properties: fc.dictionary(fc.string(), definition),
    allowDefinedOnly: fc.boolean(),
  });
  const metadata = fc
    .jsonValue()
    .map((value) => JSON.parse(`{"k":${JSON.stringify(value)}}`) as Record<string, unknown>);

  it('give a bounded message or none, and leave the metadata as it is', () => {
    fc.assert(
      fc.property(schema, metadata, (rules, value) => {
        const text = JSON.stringify(value);
        const message = compileMetadataSchema(rules, new Map())(value);
        expect((message ?? '').length).toBeLessThan(4_000);
        expect(JSON.stringify(value)).toBe(text);
      }),
    );
  });

  it('refuse each undefined key, and only those, when nothing is defined', () => {
    const validate = compileMetadataSchema(aSchema({}, { allowDefinedOnly: true }), new Map());
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        expect(validate(value) === null).toBe(Object.keys(value).length === 0);
      }),
    );
  });
});
