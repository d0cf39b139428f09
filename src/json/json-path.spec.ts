import { describe, expect, it } from '@jest/globals';
import { describeFault, describeFaults, type JsonFault } from './json-path.js';

const faultAt = (...path: (string | number)[]): JsonFault => ({ path, text: 'must be string' });
const faults = (count: number) => Array.from({ length: count }, (_, index) => faultAt(index));

describe('describeFault', () => {
  it('speaks of the payload at the root', () => {
    expect(describeFault(faultAt())).toBe('Payload must be string');
  });

  it('joins keys and indexes with dots', () => {
    expect(describeFault(faultAt('a', 0, 'b c'))).toBe('Property .a.0.b c must be string');
  });

  it('cuts a path that is longer than 200 characters', () => {
    const text = describeFault(faultAt('x'.repeat(5_000)));
    expect(text).toBe(`Property .${'x'.repeat(199)}… must be string`);
  });

  it('never cuts a surrogate pair into text that is not well formed', () => {
    expect(describeFault(faultAt(`${'x'.repeat(198)}👍`)).isWellFormed()).toBe(true);
  });
});

describe('describeFaults', () => {
  it('names twenty faults', () => {
    expect(describeFaults(faults(20)).split(', ')).toHaveLength(20);
    expect(describeFaults(faults(20))).not.toContain('more');
  });

  it('counts those behind the first twenty', () => {
    const text = describeFaults(faults(1_020));
    expect(text.split(', ')).toHaveLength(20);
    expect(text).toMatch(/Property \.19 must be string and 1000 more$/);
  });
});
