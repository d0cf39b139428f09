import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import type { FailedLoginCounter } from '../audit/failed-login-counter.js';
import { readEnvironment } from '../config/environment.js';
import { DomainError } from '../errors/domain-error.js';
import { FailedLogins } from './failed-logins.js';

const LIMIT = 3;
const OFFICE = '203.0.113.7';

const withLimit = (limit: number, noted: string[] = []) =>
  new FailedLogins(readEnvironment({ FAILED_LOGINS_PER_MINUTE: String(limit) }), {
    note: (address: string) => void noted.push(address),
  } as FailedLoginCounter);

const requestWith = (token?: string) =>
  ({
    headers: token === undefined ? {} : { 'x-app-id': 'an-app-id', 'x-app-token': token },
  }) as unknown as IncomingMessage;

/** The outcome of a login: what it gives, or the key of what it throws. */
async function outcome(login: Promise<string>): Promise<string> {
  return login.catch((error: unknown) =>
    error instanceof DomainError ? error.key : String(error),
  );
}

const failing = (logins: FailedLogins, address: string, token?: string) =>
  outcome(
    logins.watch(requestWith(token), address, () =>
      Promise.reject(new DomainError('unauthorized')),
    ),
  );

const working = (logins: FailedLogins, address: string, token: string) =>
  outcome(logins.watch(requestWith(token), address, () => Promise.resolve('in')));

async function blocked(address: string): Promise<FailedLogins> {
  const logins = withLimit(LIMIT);
  for (let count = 0; count < LIMIT; count += 1) await failing(logins, address, `guess-${count}`);
  return logins;
}

describe('failed logins', () => {
  it('are answered as such up to the limit, and then not at all', async () => {
    const logins = await blocked(OFFICE);

    expect(await failing(logins, OFFICE, 'one more guess')).toBe('too_many_requests');
  });

  it('say when to try again', async () => {
    const logins = await blocked(OFFICE);

    const login = logins.watch(requestWith('a guess'), OFFICE, () => Promise.resolve());
    await expect(login).rejects.toMatchObject({
      context: { retryAfterSeconds: expect.any(Number) },
    });
  });

  it('keep a right guess from being one', async () => {
    const logins = await blocked(OFFICE);

    expect(await working(logins, OFFICE, 'the right token')).toBe('too_many_requests');
  });

  it('do not lock out those whose credentials worked before', async () => {
    const logins = withLimit(LIMIT);
    await working(logins, OFFICE, 'the right token');
    for (let count = 0; count <= LIMIT; count += 1) await failing(logins, OFFICE, 'a guess');

    expect(await working(logins, OFFICE, 'the right token')).toBe('in');
  });

  it('block their own address only', async () => {
    const logins = await blocked(OFFICE);

    expect(await failing(logins, '203.0.113.8', 'a guess')).toBe('unauthorized');
  });

  it.each([
    ['2001:db8:1:2::1', '2001:db8:1:2:3:4:5:6', 'too_many_requests'],
    ['2001:db8::1', '2001:db8:0:0:9::', 'too_many_requests'],
    ['2001:db8:1:2::1', '2001:db8:1:3::1', 'unauthorized'],
    ['::1', '::2', 'too_many_requests'],
    ['::ffff:203.0.113.7', '::ffff:203.0.113.8', 'unauthorized'],
  ])('from %s answer %s with %s', async (guesser, other, expected) => {
    const logins = await blocked(guesser);

    expect(await failing(logins, other, 'a guess')).toBe(expected);
  });

  it('are not those that bring no credentials', async () => {
    const logins = withLimit(1);

    expect(await failing(logins, OFFICE)).toBe('unauthorized');
    expect(await failing(logins, OFFICE)).toBe('unauthorized');
    expect(await failing(logins, OFFICE, 'a guess')).toBe('unauthorized');
  });

  it('are not those that end for another reason', async () => {
    const logins = withLimit(1);
    const broken = () =>
      outcome(
        logins.watch(requestWith('a token'), OFFICE, () => Promise.reject(new Error('No disk'))),
      );

    expect(await broken()).toBe('Error: No disk');
    expect(await broken()).toBe('Error: No disk');
  });

  it('are counted, also those that got no answer', async () => {
    const noted: string[] = [];
    const logins = withLimit(1, noted);

    await working(logins, OFFICE, 'the right token');
    await failing(logins, OFFICE, 'a guess');
    await failing(logins, OFFICE, 'another guess');

    expect(noted).toEqual([OFFICE, OFFICE]);
  });

  it('can be without limit', async () => {
    const logins = withLimit(0);
    for (let count = 0; count < 200; count += 1) await failing(logins, OFFICE, 'a guess');

    expect(await failing(logins, OFFICE, 'a guess')).toBe('unauthorized');
  });
});
