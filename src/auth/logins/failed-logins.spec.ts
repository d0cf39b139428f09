import { describe, expect, it } from '@jest/globals';
import type { EventCounter } from '../../audit/event-counter.js';
import { readEnvironment } from '../../config/environment.js';
import { DomainError } from '../../errors/domain-error.js';
import type { Claim } from '../claim.js';
import { FailedLogins } from './failed-logins.js';

const LIMIT = 3;
const OFFICE = '203.0.113.7';

const withLimit = (limit: number, noted: unknown[] = []) =>
  new FailedLogins(readEnvironment({ FAILED_LOGINS_PER_MINUTE: String(limit) }), {
    note: (event: string, about: object, { address }: { address: string | null }) =>
      void noted.push({ event, ...about, address }),
  } as unknown as EventCounter);

const claimOf = (secretSha256: string): Claim => ({ means: 'key', appId: 'till', secretSha256 });

/** The outcome of a login: `in`, or the key of what it throws. */
async function outcome(login: Promise<void>): Promise<string> {
  return login.then(
    () => 'in',
    (error: unknown) => (error instanceof DomainError ? error.key : String(error)),
  );
}

const failing = (logins: FailedLogins, address: string, secret: string) =>
  outcome(
    logins.watch({ address, claim: claimOf(secret) }, () =>
      Promise.reject(new DomainError('unauthorized')),
    ),
  );

const working = (logins: FailedLogins, address: string, secret: string) =>
  outcome(logins.watch({ address, claim: claimOf(secret) }, () => Promise.resolve('till')));

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

    const login = logins.watch({ address: OFFICE, claim: null }, () => Promise.resolve(''));
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

  it('take what worked for a guess once it has failed', async () => {
    const logins = withLimit(LIMIT);
    await working(logins, OFFICE, 'the old token');
    for (let count = 0; count < LIMIT; count += 1) await failing(logins, OFFICE, 'a guess');

    expect(await failing(logins, OFFICE, 'the old token')).toBe('unauthorized');
    expect(await failing(logins, OFFICE, 'the old token')).toBe('too_many_requests');
  });

  it('block their own network only', async () => {
    const logins = await blocked('2001:db8:1:2::1');

    expect(await failing(logins, '2001:db8:1:2::9', 'a guess')).toBe('too_many_requests');
    expect(await failing(logins, '2001:db8:1:3::1', 'a guess')).toBe('unauthorized');
  });

  it('are not those that end for another reason', async () => {
    const logins = withLimit(1);
    const broken = () =>
      outcome(
        logins.watch({ address: OFFICE, claim: claimOf('a token') }, () =>
          Promise.reject(new Error('No disk')),
        ),
      );

    expect(await broken()).toBe('Error: No disk');
    expect(await broken()).toBe('Error: No disk');
  });

  it('are counted, also those that got no answer', async () => {
    const noted: unknown[] = [];
    const logins = withLimit(1, noted);

    await working(logins, OFFICE, 'the right token');
    await failing(logins, OFFICE, 'a guess');
    await failing(logins, OFFICE, 'another guess');

    expect(noted).toEqual([
      { event: 'login.failed', address: OFFICE },
      { event: 'login.blocked', resourceId: 'till', address: OFFICE },
    ]);
  });

  it('can be without limit', async () => {
    const logins = withLimit(0);
    for (let count = 0; count < 200; count += 1) await failing(logins, OFFICE, 'a guess');

    expect(await failing(logins, OFFICE, 'a guess')).toBe('unauthorized');
  });
});
