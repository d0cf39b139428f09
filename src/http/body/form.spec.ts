import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DomainError } from '../../errors/domain-error.js';
import { parseForm } from './form.js';

const parse = (text: string | Uint8Array) => parseForm(Buffer.from(text as string));

/** Decodes a name or value byte by byte, as the standard for URLs describes it. For ASCII, as all forms are. */
function decode(text: string): string {
  const bytes = Buffer.from(text.replaceAll('+', ' '));
  const decoded: number[] = [];
  for (let at = 0; at < bytes.length; at += 1) {
    const hex = bytes.toString('latin1', at + 1, at + 3);
    const isEscape = bytes[at] === 0x25 && /^[\da-f]{2}$/i.test(hex);
    decoded.push(isEscape ? parseInt(hex, 16) : (bytes[at] ?? 0));
    if (isEscape) at += 2;
  }
  return Buffer.from(decoded).toString();
}

function fieldsOf(text: string): [string, string][] {
  const pairs = text.split('&').filter((pair) => pair !== '');
  return pairs.map((pair) => {
    const [name = '', ...rest] = pair.split('=');
    return [decode(name), decode(rest.join('='))];
  });
}

const form = fc.oneof(
  fc.string({ unit: 'binary-ascii' }),
  fc
    .array(
      fc.constantFrom('a', 'b', 'scope', '=', '&', '+', '?', '%', '%41', '%c3%a9', '%ff', '%0'),
      { maxLength: 15 },
    )
    .map((parts) => parts.join('')),
);

describe('the fields of a form', () => {
  it('are those of the standard, and a field that came twice is the only fault', () => {
    fc.assert(
      fc.property(form, (text) => {
        const expected = fieldsOf(text);
        const isRepeated = new Set(expected.map(([name]) => name)).size < expected.length;
        if (isRepeated) expect(() => parse(text)).toThrow(DomainError);
        else expect(Object.entries(parse(text)).sort()).toEqual(expected.sort());
      }),
      { numRuns: 5_000 },
    );
  });

  it('are never a fault of another kind, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        try {
          parse(bytes);
        } catch (error) {
          expect(error).toMatchObject({ key: 'invalid_payload' });
        }
      }),
      { numRuns: 5_000 },
    );
  });

  it('come back as a client wrote them', () => {
    const text = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(text, text), { selector: ([name]) => name }), (sent) => {
        const fields = parse(new URLSearchParams(sent).toString());
        expect(new Map(Object.entries(fields))).toEqual(new Map(sent));
      }),
    );
  });

  it.each(['__proto__', 'constructor', '', 'length'])('may be called %j', (name) => {
    const fields = parse(`${name}=value`);
    expect(Object.entries(fields)).toEqual([[name, 'value']]);
    expect(fields instanceof Object).toBe(true);
  });

  it('keep a question mark at the start of a name', () => {
    expect(parse('?grant_type=client_credentials')).toEqual({
      '?grant_type': 'client_credentials',
    });
  });
});
