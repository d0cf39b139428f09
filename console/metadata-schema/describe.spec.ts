import { describe, expect, it } from '@jest/globals';
import { exampleOf, rulesOf } from './describe.js';

describe('a definition', () => {
  it.each([
    [{ type: 'string' }, 'text'],
    [{ type: 'string', minLength: 6 }, 'textte'],
    [{ type: 'string', maxLength: 2 }, 'te'],
    [{ type: 'string', exactLength: 3 }, 'tex'],
    [{ type: 'string', eq: ['en', 'pl'] }, 'en'],
    [{ type: 'number' }, 0],
    [{ type: 'number', gte: 5 }, 5],
    [{ type: 'number', gt: 5 }, 6],
    [{ type: 'number', lt: 5 }, 4],
    [{ type: 'number', array: true, lte: 3 }, [3]],
    [{ type: 'boolean' }, true],
  ] as const)('%j allows the example %j', (definition, example) => {
    expect(exampleOf(definition as unknown as Parameters<typeof exampleOf>[0])).toEqual(example);
  });

  it('has its rules in words', () => {
    expect(rulesOf({ type: 'number', gte: 1, lt: 9, ne: [3] })).toEqual([
      'none of 3',
      'at least 1',
      'less than 9',
    ]);
    expect(rulesOf({ type: 'string', maxLength: 5 })).toEqual(['at most 5 characters']);
  });
});
