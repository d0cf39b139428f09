import { describe, expect, it } from '@jest/globals';
import type { RowOutcome } from '../../async-actions/row.js';
import { lookalikesOf, lookalikesOfAll, nameLookalikes } from './lookalikes.js';

const COMPOSED = 'Caf\u00e9';
const DECOMPOSED = 'Cafe\u0301';

function outcomeOf(code: string, key: 'not_found' | 'invalid_payload' = 'not_found'): RowOutcome {
  const details = `Cannot find voucher with id ${code}`;
  return { row: 1, code, found: false, updated: false, error: { key, details } };
}

function detailsOf(code: string, existing: string[], key?: 'invalid_payload'): unknown {
  const named = nameLookalikes(JSON.stringify([outcomeOf(code, key)]), existing);
  return (JSON.parse(named) as RowOutcome[])[0]?.error?.details;
}

describe('the codes that a code looks like', () => {
  it.each([
    ['Ab-1', ['ab-1', 'AB-1']],
    ['AB', ['ab']],
    ['123-4', []],
    [COMPOSED, [DECOMPOSED, 'caf\u00e9', 'cafe\u0301', 'CAF\u00c9', 'CAFE\u0301']],
  ])('of %j are %j', (code, expected) => {
    expect(lookalikesOf(code).sort()).toEqual(expected.sort());
  });

  it('are none of codes without letters', () => {
    expect(lookalikesOfAll(new Set(['1', '2']))).toBeNull();
  });

  it('are those of a hundred codes at most', () => {
    const codes = Array.from({ length: 1_000 }, (_, n) => `code-${n}`);
    expect(JSON.parse(lookalikesOfAll(new Set(codes)) ?? '')).toHaveLength(100);
  });
});

describe('the details of an unknown code', () => {
  const unknown = (code: string) => `Cannot find voucher with id ${code}`;

  it.each([
    [DECOMPOSED, COMPOSED, 'in its Unicode form'],
    [COMPOSED, DECOMPOSED, 'in its Unicode form'],
    ['summer', 'SUMMER', 'in upper and lower case'],
    [DECOMPOSED, COMPOSED.toUpperCase(), 'in upper and lower case'],
  ])('name of %j the existing %j', (code, existing, difference) => {
    expect(detailsOf(code, [existing])).toBe(
      `${unknown(code)}. The code ${existing} exists and differs only ${difference}`,
    );
  });

  it('name nothing where nothing looks like it', () => {
    expect(detailsOf('summer', ['WINTER'])).toBe(unknown('summer'));
  });

  it('are left alone when the row failed for another reason', () => {
    expect(detailsOf('summer', ['SUMMER'], 'invalid_payload')).toBe(unknown('summer'));
  });
});
