import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type {
  Definition,
  DefinitionType,
  Definitions,
} from '../../../metadata-schemas/domain/definition.js';
import { typeCells } from './type-cells.js';

const definition = (type: DefinitionType, fields: Partial<Definition> = {}): Definition => ({
  type,
  array: false,
  optional: true,
  objectType: null,
  ...fields,
});
const typed = (cell: string, is: Definition) => typeCells({ key: cell }, { key: is }).metadata.key;

describe('typeCells', () => {
  it.each([
    ['1', 1],
    ['-0.5', -0.5],
    ['1E5', 100_000],
    ['1.50', 1.5],
  ])('makes the number that %s is, where a number is defined', (cell, value) => {
    expect(typed(cell, definition('number'))).toBe(value);
  });

  it.each(['', 'abc', '1,5', ' 1', '007', '0x10', 'NaN', '9007199254740993', '1e400'])(
    'leaves %j a text, for validation to refuse, where a number is defined',
    (cell) => {
      expect(typed(cell, definition('number'))).toBe(cell);
    },
  );

  it.each([
    ['true', true],
    ['FALSE', false],
    ['null', null],
    ['yes', 'yes'],
    ['1', '1'],
  ])('makes of %s the boolean or leaves it, where a boolean is defined', (cell, value) => {
    expect(typed(cell, definition('boolean'))).toBe(value);
  });

  it.each<DefinitionType>(['string', 'date', 'datetime', 'image_url', 'object'])(
    'leaves every text as it is where the type is %s',
    (type) => {
      expect(typed('1', definition(type))).toBe('1');
    },
  );

  it('cuts a list at its commas and types each part', () => {
    expect(typed('L1 ,L2, L 3 ', definition('string', { array: true }))).toEqual([
      'L1',
      'L2',
      'L 3',
    ]);
    expect(typed('1, 2.5,x', definition('number', { array: true }))).toEqual([1, 2.5, 'x']);
  });

  it.each([
    ['9007199254740993', false, ['metadata', 'key']],
    ['1e400', false, ['metadata', 'key']],
    ['1, 9007199254740993', true, ['metadata', 'key', 1]],
  ])('names the number in %s that a double would change', (cell, array, path) => {
    const { fault } = typeCells({ key: cell }, { key: definition('number', { array }) });

    expect(fault).toEqual({ path, text: 'must be a number that a double keeps exactly' });
  });

  it.each(['1.50', '12', 'abc', ''])('finds nothing to name in %j', (cell) => {
    expect(typeCells({ key: cell }, { key: definition('number') }).fault).toBeNull();
    expect(typeCells({ key: cell }, { key: definition('string') }).fault).toBeNull();
  });

  it('leaves alone what is not defined, and what was removed', () => {
    const definitions: Definitions = { gone: definition('number', { deleted: true }) };

    expect(typeCells({ gone: '1', other: '1', constructor: '1' }, definitions).metadata).toEqual({
      gone: '1',
      other: '1',
      constructor: '1',
    });
  });

  it('keeps every key, whatever its name, in its order', () => {
    const keys = fc.uniqueArray(fc.oneof(fc.constant('__proto__'), fc.string()));
    fc.assert(
      fc.property(keys, (names) => {
        const metadata = Object.fromEntries(names.map((name) => [name, '1']));
        const definitions = Object.fromEntries(names.map((name) => [name, definition('number')]));

        const { metadata: typedCells } = typeCells(metadata, definitions);
        expect(Object.keys(typedCells)).toEqual(Object.keys(metadata));
        expect(Object.values(typedCells).every((value) => value === 1)).toBe(true);
      }),
    );
  });
});
