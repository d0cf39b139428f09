import { describe, expect, it } from '@jest/globals';
import type { Claim } from '../claim.js';
import { GoodLogins } from './good-logins.js';

const token = (secretSha256: string): Claim => ({ means: 'token', secretSha256 });

describe('good logins', () => {
  it('are those that were proved, by the means by which they were', () => {
    const logins = new GoodLogins();
    logins.add({ means: 'key', appId: 'till', secretSha256: 'a' }, 'till');

    expect(logins.has({ means: 'key', appId: 'till', secretSha256: 'a' })).toBe(true);
    expect(logins.has({ means: 'key', appId: 'other', secretSha256: 'a' })).toBe(false);
    expect(logins.has({ means: 'key', appId: 'till', secretSha256: 'b' })).toBe(false);
    expect(logins.has({ means: 'management', secretSha256: 'a' })).toBe(false);
    expect(logins.has(token('a'))).toBe(false);
  });

  it('of one owner push out none of another', () => {
    const logins = new GoodLogins();
    logins.add(token('victim'), 'victim');
    for (let at = 0; at < 20_000; at += 1) logins.add(token(`token-${at}`), 'hostile');

    expect(logins.has(token('victim'))).toBe(true);
    expect(logins.has(token('token-19999'))).toBe(true);
    expect(logins.has(token('token-0'))).toBe(false);
  });

  it('make room by the one that was not used for longest', () => {
    const logins = new GoodLogins();
    logins.add(token('old'), 'old');
    logins.add(token('in use'), 'in use');
    for (let at = 0; at < 9_998; at += 1) logins.add(token(`token-${at}`), `owner-${at}`);
    logins.add(token('in use'), 'in use');
    logins.add(token('one more'), 'one more');

    expect(logins.has(token('old'))).toBe(false);
    expect(logins.has(token('in use'))).toBe(true);
    expect(logins.has(token('one more'))).toBe(true);
  });

  it('end when they are found to be true no more', () => {
    const logins = new GoodLogins();
    logins.add(token('a'), 'till');
    logins.forget(token('a'));

    expect(logins.has(token('a'))).toBe(false);
  });
});
