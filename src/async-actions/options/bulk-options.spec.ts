import { describe, expect, it } from '@jest/globals';
import type { QueryEntry } from '../../http/query-entries.js';
import { readBulkOptions } from './bulk-options.js';
import { LABEL } from './label.option.js';

const read = (entries: readonly QueryEntry[]) => readBulkOptions(entries, [LABEL]);

describe('readBulkOptions', () => {
  it('reads nothing from an empty query', () => {
    expect(read([])).toEqual({});
  });

  it.each(['a', 'Frühling 2027', 'x'.repeat(100), '🎟'.repeat(100)])(
    'keeps the label %j',
    (label) => {
      expect(read([['label', label]])).toEqual({ label });
    },
  );

  it.each([
    ['', 'Property .label must NOT have fewer than 1 characters'],
    ['x'.repeat(101), 'Property .label must NOT have more than 100 characters'],
  ])('refuses the label %j', (label, details) => {
    expect(() => read([['label', label]])).toThrow(details);
  });

  it.each(['dry_rum', 'Label', 'label ', '__proto__', 'constructor', ''])(
    'refuses the unknown parameter %j and names it',
    (name) => {
      expect(() => read([[name, 'true']])).toThrow(`Property .${name} is not a known parameter`);
    },
  );

  it('refuses a parameter that comes twice', () => {
    const entries = [
      ['label', 'a'],
      ['label', 'b'],
    ] as const;
    expect(() => read(entries)).toThrow('Property .label must NOT be repeated');
  });

  it('names every fault at once', () => {
    const entries = [
      ['label', ''],
      ['lable', 'a'],
    ] as const;
    expect(() => read(entries)).toThrow(
      'Property .label must NOT have fewer than 1 characters, Property .lable is not a known parameter',
    );
  });
});
