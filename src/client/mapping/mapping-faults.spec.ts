import { describe, expect, it } from '@jest/globals';
import { faultsOf } from './mapping-faults.js';
import type { ColumnMapping } from './mapping.js';

const ANYTHING = { definitions: {}, allowDefinedOnly: false };
const column = (target: ColumnMapping['target'], key: string): ColumnMapping => ({
  column: key,
  target,
  key,
  type: 'text',
  isDefined: false,
});
const faults = (columns: ColumnMapping[], rules = ANYTHING) =>
  faultsOf({ columns, emptyCells: 'leave' }, rules);

describe('a mapping', () => {
  it('with a code and a key has no fault', () => {
    expect(faults([column('code', 'code'), column('metadata', 'lang')])).toEqual([]);
  });

  it.each([
    ['without a code', [column('metadata', 'a')], /has the code/],
    [
      'with two codes',
      [column('code', 'a'), column('code', 'b'), column('metadata', 'c')],
      /Two columns/,
    ],
    [
      'without metadata',
      [column('code', 'a'), column('leave-out', 'b')],
      /No column becomes metadata/,
    ],
    ['without a key', [column('code', 'a'), column('metadata', '')], /has no key/],
    [
      'with a key twice',
      [column('code', 'a'), column('metadata', 'k'), column('metadata', 'k')],
      /"k"/,
    ],
  ])('%s is refused in words', (_name, columns, fault) => {
    expect(faults(columns)).toEqual([expect.stringMatching(fault)]);
  });

  it('with a key that the schema does not define is refused where only defined keys are allowed', () => {
    const rules = { definitions: { lang: { type: 'string' } }, allowDefinedOnly: true };
    const columns = [column('code', 'c'), column('metadata', 'lang'), column('metadata', 'x')];

    expect(faults(columns, rules)).toEqual([expect.stringMatching(/"x"/)]);
  });
});
