import { describe, expect, it } from '@jest/globals';
import { readCredentials } from './credentials.js';

const read = (appId?: string | string[], appToken: string | string[] = 'token') =>
  readCredentials({ 'x-app-id': appId, 'x-app-token': appToken });

describe('readCredentials', () => {
  it('reads the pair', () => {
    expect(read('id', 'token')).toEqual({ appId: 'id', appToken: 'token' });
  });

  it('reads every printable ASCII character but the comma', () => {
    const printable = Array.from({ length: 94 }, (_, at) => String.fromCharCode(0x21 + at));
    const value = printable.join('').replace(',', '');
    expect(read(value)?.appId).toBe(value);
  });

  it('needs both headers', () => {
    expect(readCredentials({ 'x-app-id': 'id' })).toBeNull();
    expect(readCredentials({ 'x-app-token': 'token' })).toBeNull();
    expect(readCredentials({})).toBeNull();
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
