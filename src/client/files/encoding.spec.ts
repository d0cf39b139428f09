import { describe, expect, it } from '@jest/globals';
import { decode, encodingOf } from './encoding.js';

const TEXT = 'code,city\na,Łódź\n';
const bytesOf = (text: string, encoding: 'utf8' | 'utf16le' | 'latin1') =>
  new Uint8Array(Buffer.from(text, encoding));
const swapped = (bytes: Uint8Array) => new Uint8Array(Buffer.from(bytes).swap16());

describe('the encoding of a file', () => {
  it.each([
    ['utf-8', 'UTF-8', bytesOf(TEXT, 'utf8')],
    ['utf-8', 'UTF-8 with a mark', bytesOf(`\ufeff${TEXT}`, 'utf8')],
    ['utf-16le', 'UTF-16 with a mark', bytesOf(`\ufeff${TEXT}`, 'utf16le')],
    ['utf-16be', 'UTF-16 with a mark, big endian', swapped(bytesOf(`\ufeff${TEXT}`, 'utf16le'))],
    ['utf-16le', 'UTF-16 without a mark', bytesOf(TEXT, 'utf16le')],
    ['utf-16be', 'UTF-16 without a mark, big endian', swapped(bytesOf(TEXT, 'utf16le'))],
  ] as const)('is %s for %s, and the text is whole', (encoding, _name, bytes) => {
    expect(encodingOf(bytes)).toBe(encoding);
    expect(decode(bytes, encoding)).toBe(TEXT);
  });

  it('is Windows-1252 for what is no UTF-8', () => {
    const bytes = bytesOf('code,city\na,Orléans\n', 'latin1');

    expect(encodingOf(bytes)).toBe('windows-1252');
    expect(decode(bytes, 'windows-1252')).toContain('Orléans');
  });

  it('is UTF-8 for a file without a byte', () => {
    expect(encodingOf(new Uint8Array())).toBe('utf-8');
  });
});
