import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DEFAULT_CODE_LENGTH, generateCode } from './code-config.js';

const charset = fc.string({ minLength: 1, unit: 'grapheme' });
/** `#` is a placeholder in patterns, so the fixed texts around random characters hold none. */
const fixed = fc.string({ maxLength: 10 }).map((text) => text.replaceAll('#', ''));

describe('a random code', () => {
  it('never leaves its charset and keeps its length, prefix and postfix', () => {
    fc.assert(
      fc.property(charset, fc.integer({ min: 1, max: 40 }), fixed, fixed, (chars, length, a, b) => {
        const code = generateCode({ charset: chars, length, prefix: a, postfix: b });

        expect(code.startsWith(a) && code.endsWith(b)).toBe(true);
        const random = [...code.slice(a.length, code.length - b.length)];
        expect(random).toHaveLength(length);
        expect(random.every((char) => [...chars].includes(char))).toBe(true);
      }),
    );
  });

  it('keeps everything of its pattern but the hashes', () => {
    const parts = fc.array(fixed, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(parts, charset, (texts, chars) => {
        const code = generateCode({ pattern: texts.join('#'), charset: chars, length: 99 });

        const allowed = [...chars];
        let rest = code;
        texts.forEach((text, index) => {
          if (index > 0) {
            const [char = ''] = rest;
            expect(allowed).toContain(char);
            rest = rest.slice(char.length);
          }
          expect(rest.startsWith(text)).toBe(true);
          rest = rest.slice(text.length);
        });
        expect(rest).toBe('');
      }),
    );
  });

  it('has eight letters and digits when nothing is asked for', () => {
    expect(DEFAULT_CODE_LENGTH).toBe(8);
    expect(generateCode({})).toMatch(/^[0-9A-Za-z]{8}$/);
    expect(generateCode({ length: null, charset: null, pattern: null })).toMatch(/^\w{8}$/);
  });

  it('can be any code of its charset', () => {
    const codes = [0, 1, 2].map((index) =>
      generateCode({ charset: 'abc', length: 1 }, () => index),
    );

    expect(codes).toEqual(['a', 'b', 'c']);
  });

  it('takes characters that look like replacement patterns for what they are', () => {
    expect(generateCode({ pattern: 'a#b', charset: '$' })).toBe('a$b');
  });
});
