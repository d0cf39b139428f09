import { describe, expect, it } from '@jest/globals';
import { LoginAttempts } from './login-attempts.js';

const OFFICE = '203.0.113.7';

async function fail(attempts: LoginAttempts, network: string): Promise<boolean> {
  const admission = await attempts.begin(network);
  if (admission.isBlocked) return false;
  admission.end(true);
  return true;
}

/** Begins so many attempts at once, ends each as soon as it may be made, and returns how many that were. */
async function burst(attempts: LoginAttempts, count: number, hasFailed: boolean): Promise<number> {
  const all = Array.from({ length: count }, async () => {
    const admission = await attempts.begin(OFFICE);
    if (admission.isBlocked) return 0;
    await Promise.resolve();
    admission.end(hasFailed);
    return 1;
  });
  return (await Promise.all(all)).reduce<number>((sum, made) => sum + made, 0);
}

describe('attempts to log in', () => {
  it('fail as often as they may, however many come at once', async () => {
    expect(await burst(new LoginAttempts(3), 50, true)).toBe(3);
  });

  it('are all made when they succeed', async () => {
    const attempts = new LoginAttempts(3);

    expect(await burst(attempts, 50, false)).toBe(50);
    expect(await burst(attempts, 50, true)).toBe(3);
  });

  it('wait for those before them, and are refused when these fail', async () => {
    const attempts = new LoginAttempts(1);
    const first = await attempts.begin(OFFICE);
    const waiting = [attempts.begin(OFFICE), attempts.begin(OFFICE)];
    if (!first.isBlocked) first.end(true);

    expect(await Promise.all(waiting)).toEqual([
      { isBlocked: true, retryMs: expect.any(Number) },
      { isBlocked: true, retryMs: expect.any(Number) },
    ]);
  });

  it('take as many places as they have guesses', async () => {
    const attempts = new LoginAttempts(3);
    const first = await attempts.begin(OFFICE, 2);
    const waiting = [attempts.begin(OFFICE, 2), attempts.begin(OFFICE, 1)];
    if (!first.isBlocked) first.end(true);

    expect(await Promise.all(waiting)).toEqual([
      { isBlocked: true, retryMs: expect.any(Number) },
      { isBlocked: false, end: expect.any(Function) },
    ]);
  });

  it('with more guesses than may fail are still made once', async () => {
    const attempts = new LoginAttempts(1);
    const first = await attempts.begin(OFFICE, 2);
    if (!first.isBlocked) first.end(true);

    expect(first.isBlocked).toBe(false);
    expect(await fail(attempts, OFFICE)).toBe(false);
  });

  it('of many networks push out the oldest one only', async () => {
    const attempts = new LoginAttempts(1);
    for (let at = 0; at < 10_001; at += 1) await fail(attempts, `network-${at}`);

    expect(await fail(attempts, 'network-10000')).toBe(false);
    expect(await fail(attempts, 'network-1')).toBe(false);
    expect(await fail(attempts, 'network-0')).toBe(true);
  });
});
