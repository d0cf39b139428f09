import { describe, expect, it } from '@jest/globals';
import { decodeJsonText, InvalidJsonError, parseJsonText } from './parse-json.js';

describe('decodeJsonText', () => {
  it('reads UTF-8', () => {
    expect(decodeJsonText(Buffer.from('["é👍"]'))).toBe('["é👍"]');
  });

  it('drops a byte order mark', () => {
    expect(decodeJsonText(Buffer.from('\ufeff[]'))).toBe('[]');
  });

  it.each([
    ['a byte that UTF-8 never has', [0x22, 0xff, 0x22]],
    ['a character that is cut off', [0x22, 0xc3]],
    ['an overlong form', [0xc0, 0xaf]],
    ['half a surrogate pair', [0xed, 0xa0, 0x80]],
    ['UTF-16', [0xff, 0xfe, 0x5b, 0x00, 0x5d, 0x00]],
  ])('refuses %s instead of replacing it', (_, bytes) => {
    expect(() => decodeJsonText(Uint8Array.from(bytes))).toThrow(InvalidJsonError);
  });
});

describe('parseJsonText', () => {
  it.each(['__proto__', 'constructor', 'toString', '', 'a.b', '$'])('keeps the key %j', (key) => {
    const value = parseJsonText(JSON.stringify([[key, 1]]).replace(/^\[\[(.*),1\]\]$/, '{$1:1}'));
    expect(Object.entries(value as object)).toEqual([[key, 1]]);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });

  it.each(['', '{', '[1,]', "{'a':1}", 'NaN', '01', '[1] []', '\ufeff[]'])('refuses %j', (text) => {
    expect(() => parseJsonText(text)).toThrow(InvalidJsonError);
  });
});
