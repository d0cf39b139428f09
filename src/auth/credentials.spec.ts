import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyText } from '../../test/factories/texts.js';
import {
  readBasic,
  readBasicPassword,
  readBearer,
  readEncodedBasic,
  readKeyHeaders,
  readManagementKey,
} from './credentials.js';

/** A request as Node hands it over: names in lower case, and every header as it came. */
function requestOf(
  headers: Record<string, string | string[] | undefined>,
  repeated: string[] = [],
) {
  const rawHeaders = [...Object.entries(headers).flat(), ...repeated].filter(
    (part) => part !== undefined,
  );
  return { headers, rawHeaders: rawHeaders.flat() } as unknown as IncomingMessage;
}

const read = (appId?: string | string[], appToken: string | string[] = 'token') =>
  readKeyHeaders(requestOf({ 'x-app-id': appId, 'x-app-token': appToken }));
const withBasic = (pair: string) =>
  requestOf({ authorization: `Basic ${Buffer.from(pair).toString('base64')}` });
const basic = (pair: string) => readBasic(withBasic(pair));

describe('readKeyHeaders', () => {
  it('reads the pair', () => {
    expect(read('id', 'token')).toEqual({ appId: 'id', appToken: 'token' });
  });

  it('reads every printable ASCII character but the comma', () => {
    const printable = Array.from({ length: 94 }, (_, at) => String.fromCharCode(0x21 + at));
    const value = printable.join('').replace(',', '');
    expect(read(value)?.appId).toBe(value);
  });

  it('needs both headers', () => {
    expect(readKeyHeaders(requestOf({ 'x-app-id': 'id' }))).toBeNull();
    expect(readKeyHeaders(requestOf({ 'x-app-token': 'token' }))).toBeNull();
    expect(readKeyHeaders(requestOf({}))).toBeNull();
  });

  it('refuses a header that was sent twice, which Node joins', () => {
    expect(read('id, id')).toBeNull();
    expect(read('id,id')).toBeNull();
    expect(read(['id', 'id'])).toBeNull();
  });

  it.each(['', ' ', 'a b', 'a\tb', 'a\0', 'ä', '\x7f'])('refuses %j', (value) => {
    expect(read(value)).toBeNull();
    expect(read('id', value)).toBeNull();
  });

  it('reads 256 characters and no more', () => {
    expect(read('a'.repeat(256))).not.toBeNull();
    expect(read('a'.repeat(257))).toBeNull();
  });
});

describe('readBearer', () => {
  it('reads the token, whatever the case of the scheme', () => {
    expect(readBearer(requestOf({ authorization: 'bEaReR abc' }))).toBe('abc');
  });

  it('believes no request with two such headers', () => {
    const request = requestOf({ authorization: 'Bearer abc' }, ['Authorization', 'Bearer def']);
    expect(readBearer(request)).toBeNull();
  });

  it.each(['', 'Bearer', 'Bearer ', 'Bearer a b', 'Basic abc', 'abc', 'Bearer ä', 'Bearer a,b'])(
    'refuses %j',
    (authorization) => {
      expect(readBearer(requestOf({ authorization }))).toBeNull();
    },
  );

  it('never fails on what a client may send', () => {
    fc.assert(
      fc.property(anyText(), (authorization) => {
        const token = readBearer(requestOf({ authorization }));
        expect(token === null || authorization.endsWith(token)).toBe(true);
      }),
    );
  });
});

describe('readBasic', () => {
  it('reads the pair, whose token may hold a colon', () => {
    expect(basic('id:to:ken')).toEqual({ appId: 'id', appToken: 'to:ken' });
  });

  it.each(['', 'id', 'id:', ':token', 'i d:token', 'id:tök'])('refuses %j', (pair) => {
    expect(basic(pair)).toBeNull();
  });
});

describe('readEncodedBasic', () => {
  const encoded = (pair: string) => readEncodedBasic(withBasic(pair));
  const printable = fc.string({
    unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
    minLength: 1,
    maxLength: 256,
  });
  const credential = printable.filter((text) => !text.includes(','));

  it('reads each pair that is encoded as a form, and the plain one where both are the same', () => {
    fc.assert(
      fc.property(credential, credential, (appId, appToken) => {
        const form = [...new URLSearchParams({ [appId]: appToken }).toString().split('=')];
        const pair = form.join(':');
        const isSame = pair === `${appId}:${appToken}`;
        expect(encoded(pair)).toEqual(isSame ? null : { appId, appToken });
        expect(isSame ? basic(pair) : encoded(pair)).toEqual({ appId, appToken });
      }),
    );
  });

  it('reads the colon of an app id', () => {
    expect(encoded('i%3Ad:to%3aken')).toEqual({ appId: 'i:d', appToken: 'to:ken' });
  });

  it.each(['id:a+b', 'id:%', 'id:%zz', 'id:%ff', 'id:%00', 'id:%2C', 'id:%20', '%41', 'id:token'])(
    'finds no other key in %j',
    (pair) => {
      expect(encoded(pair)).toBeNull();
    },
  );
});

describe('readBasicPassword', () => {
  const password = (pair: string) =>
    readBasicPassword(requestOf({ authorization: `Basic ${btoa(pair)}` }));

  it.each(['user:pass:word', ':pass:word', 'any user:pass:word'])('reads that of %j', (pair) => {
    expect(password(pair)).toBe('pass:word');
  });

  it.each(['', 'user', 'user:', 'user:pass word'])('refuses %j', (pair) => {
    expect(password(pair)).toBeNull();
  });

  it('refuses a header of another scheme', () => {
    const authorization = `Bearer ${btoa('user:password')}`;
    expect(readBasicPassword(requestOf({ authorization }))).toBeNull();
  });
});

describe('readManagementKey', () => {
  it('reads the header', () => {
    expect(readManagementKey(requestOf({ 'x-management-key': 'secret' }))).toBe('secret');
  });

  it('refuses a missing or malformed one', () => {
    expect(readManagementKey(requestOf({}))).toBeNull();
    expect(readManagementKey(requestOf({ 'x-management-key': 'a, b' }))).toBeNull();
  });
});
