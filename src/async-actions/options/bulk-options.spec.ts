import { describe, expect, it } from '@jest/globals';
import { readBulkOptions } from './bulk-options.js';

describe('readBulkOptions', () => {
  it('reads nothing from an empty query', () => {
    expect(readBulkOptions([])).toEqual({});
  });

  it.each(['a', 'Frühling 2027', 'x'.repeat(100), '🎟'.repeat(100)])(
    'keeps the label %j',
    (label) => {
      expect(readBulkOptions([['label', label]])).toEqual({ label });
    },
  );

  it.each([
    ['', 'Property .label must NOT have fewer than 1 characters'],
    ['x'.repeat(101), 'Property .label must NOT have more than 100 characters'],
  ])('refuses the label %j', (label, details) => {
    expect(() => readBulkOptions([['label', label]])).toThrow(details);
  });

  it.each(['dry_rum', 'Label', 'label ', '__proto__', 'constructor', ''])(
    'refuses the unknown parameter %j and names it',
    (name) => {
      expect(() => readBulkOptions([[name, 'true']])).toThrow(
        `Property .${name} is not a known parameter`,
      );
    },
  );

  it('refuses a parameter that comes twice', () => {
    const entries = [
      ['label', 'a'],
      ['label', 'b'],
    ] as const;
    expect(() => readBulkOptions(entries)).toThrow('Property .label must NOT be repeated');
  });

  it('names every fault at once', () => {
    const entries = [
      ['label', ''],
      ['lable', 'a'],
    ] as const;
    expect(() => readBulkOptions(entries)).toThrow(
      'Property .label must NOT have fewer than 1 characters, Property .lable is not a known parameter',
    );
  });
});
