import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { codeFault, newCodeFault, refusedCode, MAX_CODE_LENGTH } from './code-rule.js';

describe('codeFault', () => {
  it.each([
    'A',
    'PROMO-1',
    'a b',
    "=cmd|' /C'!A0",
    '1e400',
    '__proto__',
    'Gutschein ä',
    '\u200d',
    '👍🏽',
  ])('passes %j', (code) => {
    expect(codeFault(code)).toBeNull();
  });

  it('passes every printable ASCII text without spaces', () => {
    const code = fc.stringMatching(/^[\x21-\x7e]{1,255}$/);
    fc.assert(fc.property(code, (text) => codeFault(text) === null));
  });

  it('does not normalise: both forms of the same letter are codes', () => {
    expect(codeFault('é'.normalize('NFC'))).toBeNull();
    expect(codeFault('é'.normalize('NFD'))).toBeNull();
  });

  it('names an empty code', () => {
    expect(codeFault('')).toBe('must NOT have fewer than 1 characters');
  });

  it.each([
    '\n',
    '\t',
    '\x1b',
    '\x7f',
    '\x85',
    '\u200b',
    '\u200e',
    '\u202e',
    '\u2028',
    '\u2066',
    '\ufeff',
  ])('names %j, which does not show', (char) => {
    expect(codeFault(`a${char}b`)).toBe('must NOT contain control or formatting characters');
  });

  it.each([' a', 'a ', '\u00a0a', 'a\u3000'])('names white space around %j', (code) => {
    expect(codeFault(code)).toBe('must NOT begin or end with white space');
  });

  it('names U+0000 and half a surrogate pair', () => {
    expect(codeFault('a\0')).toBe('must NOT contain U+0000');
    expect(codeFault('a\ud800')).toBe('must be well-formed Unicode');
  });

  it.each(['a', 'ä', '👍'])('counts code points: 255 of %s pass, one more does not', (char) => {
    expect(codeFault(char.repeat(MAX_CODE_LENGTH))).toBeNull();
    expect(codeFault(char.repeat(MAX_CODE_LENGTH + 1))).toBe(
      'must NOT have more than 255 characters',
    );
  });
});

describe('newCodeFault', () => {
  it.each(['.', '..'])('names %j, which no path can hold, though it may be a code', (code) => {
    expect(codeFault(code)).toBeNull();
    expect(newCodeFault(code)).toBe('must NOT be . or .., which no path can hold');
  });

  it.each(['...', '.a', 'a.', '', 'a\nb'])('is the fault of %j as a code', (code) => {
    expect(newCodeFault(code)).toBe(codeFault(code));
  });
});

describe('refusedCode', () => {
  it('leaves a code as it is unless it is too long', () => {
    const codes = ['', 'a\0b', 'a\ud800', 'a'.repeat(255), '👍'.repeat(255)];
    expect(codes.map(refusedCode)).toEqual(codes);
  });

  it.each(['a', '👍'])('keeps 255 characters of a longer one of %s', (char) => {
    expect(refusedCode(char.repeat(10_000))).toBe(`${char.repeat(255)}…`);
  });
});
