import { describe, expect, it } from '@jest/globals';
import { readBoolean } from './query-boolean.js';

describe('readBoolean', () => {
  it.each(['true', 'True', 'TRUE', 'tRuE', '1'])('reads %j as true', (text) => {
    expect(readBoolean(text)).toBe(true);
  });

  it.each(['false', 'False', 'FALSE', '0'])('reads %j as false', (text) => {
    expect(readBoolean(text)).toBe(false);
  });

  it.each(['', ' ', 'yes', 'on', '2', '-1', '01', '1.0', 'true ', 'null', 'ｔｒｕｅ'])(
    'reads no boolean in %j',
    (text) => {
      expect(readBoolean(text)).toBeNull();
    },
  );
});
