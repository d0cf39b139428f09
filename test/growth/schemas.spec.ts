import { describe, expect, it } from '@jest/globals';
import type { Definition, Definitions } from '../../src/metadata-schemas/domain/definition.js';
import { changeDefinitions } from '../../src/metadata-schemas/domain/change-definitions.js';
import { compileMetadataSchema } from '../../src/metadata-schemas/domain/compile-metadata-schema.js';
import type { SchemaRules } from '../../src/metadata-schemas/domain/metadata-schema.js';
import { aDefinition, aSchema } from '../factories/metadata-schema.js';
import { expectLinearGrowth } from '../support/growth.js';

/** What `MAX_METADATA_BYTES` can be set to at most. */
const LARGEST_METADATA = 1_048_576;
const LARGEST_BODY = 262_144;
const MOST_DEFINITIONS = 100;
const LISTED = Array.from({ length: 1_000 }, (_, index) => index);

/** A list of about so many characters. */
const listOf = (item: unknown, size: number): unknown[] =>
  Array<unknown>(Math.ceil(size / (JSON.stringify(item).length + 1))).fill(item);

/** As many definitions as a schema can have. */
function manyOf(fields: Partial<Definition> & Pick<Definition, 'type'>): Definitions {
  const keys = Array.from({ length: MOST_DEFINITIONS }, (_, index) => `key_${index}`);
  return Object.fromEntries(keys.map((key) => [key, aDefinition(fields)]));
}

const required = { optional: false } as const;
const nested = (rules: SchemaRules) => ({
  rules: aSchema({ list: aDefinition({ type: 'object', array: true, objectType: 'Part' }) }),
  parts: new Map([['Part', rules]]),
});

describe('the validation of metadata takes time in proportion to its size', () => {
  it.each<[string, { rules: SchemaRules; parts?: Map<string, SchemaRules> }, unknown]>([
    [
      'beside a long list of what it must not be',
      { rules: aSchema({ list: aDefinition({ type: 'number', array: true, ne: LISTED }) }) },
      -1,
    ],
    [
      'beside a long list of what it can be',
      { rules: aSchema({ list: aDefinition({ type: 'number', array: true, eq: LISTED }) }) },
      999,
    ],
    [
      'with many required keys missing in each object',
      nested(aSchema(manyOf({ type: 'string', ...required }))),
      {},
    ],
    [
      'with many optional keys missing in each object',
      nested(aSchema(manyOf({ type: 'string' }))),
      {},
    ],
    [
      'with an undefined key in each object',
      nested(aSchema({}, { allowDefinedOnly: true })),
      { a: 1 },
    ],
    [
      'with a wrong type of a long list',
      { rules: aSchema(manyOf({ type: 'number', ...required })) },
      [[]],
    ],
    [
      'of pictures that nearly are',
      { rules: aSchema({ list: aDefinition({ type: 'image_url', array: true }) }) },
      'http://a/.jpg.jpg.jpg?#',
    ],
  ])('%s', async (_name, { rules, parts = new Map() }, item) => {
    const validate = compileMetadataSchema(rules, parts);
    await expectLinearGrowth(LARGEST_METADATA, (size) => {
      const metadata = { list: listOf(item, size) };
      return () => validate(metadata);
    });
  });

  it.each([
    ['a picture', 'image_url', (size: number) => `http://a/${'.jpg'.repeat(size / 4)} `],
    ['a picture with a query', 'image_url', (size: number) => `http://a/.jpg?${'#'.repeat(size)} `],
    ['a date', 'datetime', (size: number) => `2022-01-01T00:00:00.${'0'.repeat(size)}`],
  ] as const)('of %s', async (_name, type, textOf) => {
    const validate = compileMetadataSchema(aSchema({ key: aDefinition({ type }) }), new Map());
    await expectLinearGrowth(LARGEST_METADATA, (size) => {
      const metadata = { key: textOf(size) };
      return () => validate(metadata);
    });
  });
});

describe('what is done for a schema', () => {
  it('is one look at an object of a list, however many definitions there are', () => {
    let looks = 0;
    const object = new Proxy(
      {},
      { ownKeys: () => ((looks += 1), []), get: () => ((looks += 1), undefined) },
    );
    const { rules, parts } = nested(aSchema(manyOf({ type: 'string' })));

    compileMetadataSchema(rules, parts)({ list: Array<unknown>(1_000).fill(object) });

    expect(looks).toBe(1_000);
  });

  it('ends when a thousand faults are found', () => {
    let looks = 0;
    const object = new Proxy({}, { ownKeys: () => ((looks += 1), []) });
    const { rules, parts } = nested(aSchema(manyOf({ type: 'string', ...required })));

    const message = compileMetadataSchema(
      rules,
      parts,
    )({ list: Array<unknown>(20_000).fill(object) });

    expect(message).toMatch(/; and at least 9\d\d more$/);
    // Each of a hundred objects is found wrong once by itself and once in its list.
    expect(looks).toBeLessThan(100);
  });

  it('compiles a nested schema once, however many definitions name it', async () => {
    await expectLinearGrowth(MOST_DEFINITIONS, (count) => {
      const part = aSchema(manyOf({ type: 'number', eq: LISTED }));
      const keys = Array.from({ length: count }, (_, index) => `key_${index}`);
      const definition = aDefinition({ type: 'object', objectType: 'Part' });
      const rules = aSchema(Object.fromEntries(keys.map((key) => [key, definition])));
      return () => compileMetadataSchema(rules, new Map([['Part', part]]));
    });
  });
});

describe('the check of definitions takes time in proportion to the body', () => {
  it.each<[string, (size: number) => Record<string, unknown>]>([
    ['with a long list', (size) => ({ key: { type: 'number', eq: listOf(1, size) } })],
    [
      'with a list of long texts',
      (size) => ({ key: { type: 'string', ne: listOf('x'.repeat(1_000), size) } }),
    ],
    [
      'with unknown fields',
      (size) => ({
        key: {
          type: 'date',
          ...Object.fromEntries(listOf('a', size / 2).map((_, index) => [`f${index}`, 1])),
        },
      }),
    ],
    [
      'with many definitions',
      (size) => Object.fromEntries(listOf('a', size / 2).map((_, index) => [`k${index}`, 1])),
    ],
  ])('%s', async (_name, propertiesOf) => {
    await expectLinearGrowth(LARGEST_BODY, (size) => {
      const properties = propertiesOf(size);
      return () => changeDefinitions('voucher', {}, properties);
    });
  });

  it('refuses more than a thousand values in a list', () => {
    const withValues = (count: number) =>
      changeDefinitions('voucher', {}, { k: { type: 'number', ne: listOf(1, 2 * count) } }).faults;

    expect(withValues(1_000)).toEqual([]);
    expect(withValues(1_001)).toEqual([
      { path: ['properties', 'k', 'ne'], text: 'must NOT have more than 1000 items' },
    ]);
  });

  it('lets go of a definition that could not be made any more', () => {
    const before = aDefinition({
      type: 'number',
      eq: Array.from({ length: 2_000 }, (_, index) => index),
    });

    const { properties, faults } = changeDefinitions(
      'voucher',
      { k: before },
      { k: { deleted: true } },
    );

    expect(faults).toEqual([]);
    expect(properties).toEqual({ k: { ...before, deleted: true } });
  });
});
