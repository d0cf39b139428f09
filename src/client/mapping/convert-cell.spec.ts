import { describe, expect, it } from '@jest/globals';
import { convertCell } from './convert-cell.js';

describe('a cell', () => {
  it.each([
    ['text', ' as it is ', ' as it is '],
    ['number', ' 1.50 ', 1.5],
    ['boolean', 'TRUE', true],
    ['json', '{"a":[1,null]}', { a: [1, null] }],
    ['texts', 'a, b ,c', ['a', 'b', 'c']],
    ['numbers', '1,2.5', [1, 2.5]],
    ['booleans', 'true,false', [true, false]],
    ['text', 7, 7],
    ['json', null, null],
  ] as const)('as %s: %j becomes %j', (type, cell, value) => {
    expect(convertCell(cell, type)).toEqual({ value });
  });

  it.each([
    ['number', 'ten', /no number/],
    ['number', '1,5', /no number/],
    ['number', '12345678901234567890', /cannot be kept exactly/],
    ['number', '007', /cannot be kept exactly/],
    ['boolean', 'yes', /neither true nor false/],
    ['json', '{a:1}', /no JSON/],
    ['numbers', '1,x', /no number/],
    ['json', 12345678901234567890, /cannot be kept exactly/],
  ] as const)('as %s: %j is refused in words', (type, cell, fault) => {
    expect(convertCell(cell, type)).toEqual({ fault: expect.stringMatching(fault) });
  });
});
