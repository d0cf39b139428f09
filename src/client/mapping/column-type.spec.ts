import { describe, expect, it } from '@jest/globals';
import { definedType, guessType } from './column-type.js';

describe('the type of a column', () => {
  it.each([
    ['number', ['1', '-2.50', '', '0']],
    ['text', ['1', 'two']],
    ['text', ['00123', '00124']],
    ['text', ['12345678901234567890']],
    ['text', ['1e5', '1,5']],
    ['boolean', ['true', 'FALSE', '']],
    ['json', ['{"a":1}', '[1,2]']],
    ['text', ['{"a":1}', '{broken']],
    ['text', ['', '']],
    ['json', [1, true, null, { a: 1 }]],
  ] as const)('is %s for %j', (type, cells) => {
    expect(guessType(cells)).toBe(type);
  });

  it.each([
    ['text', { type: 'string' }],
    ['text', { type: 'date' }],
    ['number', { type: 'number' }],
    ['boolean', { type: 'boolean' }],
    ['json', { type: 'object' }],
    ['texts', { type: 'string', array: true }],
    ['numbers', { type: 'number', array: true }],
    ['json', { type: 'object', array: true }],
  ] as const)('is %s where the schema says %j', (type, definition) => {
    expect(definedType(definition)).toBe(type);
  });
});
