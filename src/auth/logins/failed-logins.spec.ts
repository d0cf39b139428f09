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
    logins.watch({ address, claims: [claimOf(secret)] }, () =>
      Promise.reject(new DomainError('unauthorized')),
    ),
  );

const working = (logins: FailedLogins, address: string, secret: string) =>
  outcome(logins.watch({ address, claims: [claimOf(secret)] }, () => Promise.resolve('till')));

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

    const login = logins.watch({ address: OFFICE, claims: [] }, () => Promise.resolve(''));
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
        logins.watch({ address: OFFICE, claims: [claimOf('a token')] }, () =>
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

  describe('of credentials that can be read in two ways', () => {
    const claims = [claimOf('as it stands'), claimOf('decoded')];
    const trying = (logins: FailedLogins, right?: string) =>
      outcome(
        logins.watch({ address: OFFICE, claims }, (claim) =>
          claim?.secretSha256 === right
            ? Promise.resolve('till')
            : Promise.reject(new DomainError('unauthorized')),
        ),
      );

    it.each(['as it stands', 'decoded'])('are none when they are right %s', async (right) => {
      const logins = withLimit(LIMIT);
      for (let count = 0; count < 10; count += 1) expect(await trying(logins, right)).toBe('in');

      expect(await failing(logins, OFFICE, 'a guess')).toBe('unauthorized');
    });

    it('are two guesses', async () => {
      const logins = withLimit(4);

      expect(await trying(logins)).toBe('unauthorized');
      expect(await trying(logins)).toBe('unauthorized');
      expect(await failing(logins, OFFICE, 'a guess')).toBe('too_many_requests');
    });

    it('are noted as one login', async () => {
      const noted: unknown[] = [];
      await trying(withLimit(LIMIT, noted));

      expect(noted).toEqual([{ event: 'login.failed', address: OFFICE }]);
    });

    it('do not lock out those whose credentials worked before, nor let them guess', async () => {
      const logins = withLimit(LIMIT);
      await trying(logins, 'decoded');
      for (let count = 0; count <= LIMIT; count += 1) await failing(logins, OFFICE, 'a guess');

      expect(await trying(logins, 'decoded')).toBe('in');
      expect(await trying(logins, 'as it stands')).toBe('unauthorized');
      expect(await trying(logins, 'as it stands')).toBe('too_many_requests');
    });
  });

  it('can be without limit', async () => {
    const logins = withLimit(0);
    for (let count = 0; count < 200; count += 1) await failing(logins, OFFICE, 'a guess');

    expect(await failing(logins, OFFICE, 'a guess')).toBe('unauthorized');
  });
});
