import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyText } from '../../test/factories/texts.js';
import { readBasic, readBearer, readKeyHeaders, readManagementKey } from './credentials.js';

type Header = readonly [name: string, value: string];

/** A request as Node hands it over: the first of two `Authorization` headers counts, all others are joined. */
function requestOf(headers: readonly Header[]): IncomingMessage {
  const joined: Record<string, string> = {};
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    const before = joined[key];
    if (before === undefined) joined[key] = value;
    else if (key !== 'authorization') joined[key] = `${before}, ${value}`;
  }
  return { headers: joined, rawHeaders: headers.flat() } as unknown as IncomingMessage;
}

/** What the service takes for a credential, spelled out character by character. */
function isCredential(text: string): boolean {
  const isVisible = (char: string) => char > ' ' && char < '\x7f' && char !== ',';
  return text.length >= 1 && text.length <= 256 && [...text].every(isVisible);
}

const valuesOf = (headers: readonly Header[], name: string) =>
  headers.filter((header) => header[0].toLowerCase() === name).map((header) => header[1]);

/** The one value of a header, if it came once and is a credential. */
function single(headers: readonly Header[], name: string): string | null {
  const [value = '', ...more] = valuesOf(headers, name);
  return more.length === 0 && isCredential(value) ? value : null;
}

const visible = fc.string({
  unit: fc.constantFrom(...'abcXYZ019-._~+/=:;!"#$%&\'()*<>?@[]^`{|}\\'),
  minLength: 1,
  maxLength: 256,
});
const value = fc.oneof(
  visible,
  anyText(),
  fc.string({ unit: 'binary-ascii' }),
  fc.constantFrom('', ' ', ',', 'a,b', 'a, b', 'a b', 'authorization', 'a'.repeat(257)),
);
const cased = (name: string) => fc.constantFrom(name, name.toLowerCase(), name.toUpperCase());
const scheme = fc.constantFrom('Bearer', 'bearer', 'BEARER', 'Basic', 'basic', 'Digest', '');
const separator = fc.constantFrom(' ', ' ', ' ', '  ', '\t', '');
const base64 = fc
  .string({ unit: 'binary-ascii' })
  .map((text) => Buffer.from(text).toString('base64'));
const authorization = fc
  .tuple(scheme, separator, fc.oneof(value, base64))
  .map((parts) => parts.join(''));
const header: fc.Arbitrary<Header> = fc.oneof(
  fc.tuple(cased('X-App-Id'), value),
  fc.tuple(cased('X-App-Token'), value),
  fc.tuple(cased('X-Management-Key'), value),
  fc.tuple(cased('Authorization'), authorization),
  fc.tuple(cased('X-Other'), value),
);
const headers = fc.array(header, { maxLength: 5 });

const RUNS = { numRuns: 2_000 };

describe('the readers of credentials, on any headers', () => {
  it('take a pair of keys exactly when each came once and is visible ASCII', () => {
    fc.assert(
      fc.property(headers, (sent) => {
        const [appId, appToken] = [single(sent, 'x-app-id'), single(sent, 'x-app-token')];
        const expected = appId !== null && appToken !== null ? { appId, appToken } : null;
        expect(readKeyHeaders(requestOf(sent))).toEqual(expected);
      }),
      RUNS,
    );
  });

  it('take a management key exactly when it came once and is visible ASCII', () => {
    fc.assert(
      fc.property(headers, (sent) => {
        expect(readManagementKey(requestOf(sent))).toBe(single(sent, 'x-management-key'));
      }),
      RUNS,
    );
  });

  it('take a bearer token exactly when one header has the scheme, one space and the token', () => {
    fc.assert(
      fc.property(headers, (sent) => {
        const [text = '', ...more] = valuesOf(sent, 'authorization');
        const token = text.slice('Bearer '.length);
        const isBearer = text.slice(0, 'Bearer '.length).toLowerCase() === 'bearer ';
        const isOne = more.length === 0 && isBearer && isCredential(token);
        expect(readBearer(requestOf(sent))).toBe(isOne ? token : null);
      }),
      RUNS,
    );
  });

  it('take from `Basic` only what encodes to the same header again', () => {
    fc.assert(
      fc.property(headers, (sent) => {
        const pair = readBasic(requestOf(sent));
        if (pair === null) return;
        const encoded = Buffer.from(`${pair.appId}:${pair.appToken}`).toString('base64');
        const [text = '', ...more] = valuesOf(sent, 'authorization');
        expect(text.slice('Basic '.length)).toBe(encoded);
        expect(more).toEqual([]);
        expect([pair.appId, pair.appToken].every(isCredential)).toBe(true);
      }),
      RUNS,
    );
  });
});

describe('a credential that is one', () => {
  it('is read as it was sent, in every form', () => {
    fc.assert(
      fc.property(visible, visible, (appId, appToken) => {
        const request = requestOf([
          ['X-App-Id', appId],
          ['X-App-Token', appToken],
          ['X-Management-Key', appToken],
          ['Authorization', `Bearer ${appToken}`],
        ]);
        expect(readKeyHeaders(request)).toEqual({ appId, appToken });
        expect(readManagementKey(request)).toBe(appToken);
        expect(readBearer(request)).toBe(appToken);
      }),
    );
  });

  it('is read from `Basic` unless the app id has a colon, however long both are', () => {
    const id = visible.map((text) => text.replaceAll(':', '.'));
    fc.assert(
      fc.property(fc.oneof(id, fc.constant('i'.repeat(256))), visible, (appId, appToken) => {
        const pair = Buffer.from(`${appId}:${appToken}`).toString('base64');
        const request = requestOf([['Authorization', `Basic ${pair}`]]);
        expect(readBasic(request)).toEqual({ appId, appToken });
      }),
    );
  });

  it('is read beside a header whose value is the name of its own', () => {
    const request = requestOf([
      ['Vary', 'Authorization'],
      ['Authorization', 'Bearer token'],
    ]);
    expect(readBearer(request)).toBe('token');
  });

  it.each(['aWQ6dG9rZW4', 'aWQ6dG9rZW4=\\', '!aWQ6dG9rZW4=', 'aWQ6dG9rZW5='])(
    'is not read from `Basic` with %j, which is not Base64',
    (encoded) => {
      expect(readBasic(requestOf([['Authorization', `Basic ${encoded}`]]))).toBeNull();
    },
  );
});
