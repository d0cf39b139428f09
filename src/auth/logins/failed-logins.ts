import { Injectable } from '@nestjs/common';
import { EventCounter } from '../../audit/event-counter.js';
import { Settings } from '../../config/settings.js';
import { DomainError, tooManyRequests } from '../../errors/domain-error.js';
import { networkOf } from '../../net/client-address.js';
import type { Claim } from '../claim.js';
import { GoodLogins } from './good-logins.js';
import { LoginAttempts } from './login-attempts.js';

/** Tokens that the service makes have 40 characters, app ids 24. */
const MAX_APP_ID_LENGTH = 32;

/** Finds out whether a claim is true, and returns whose it is. Throws DomainError unauthorized if not. */
type Check = (claim: Claim | null) => Promise<string>;

/** A claim that was true. */
interface Proof {
  readonly claim: Claim | null;
  readonly owner: string;
}

/** One request with credentials. */
export interface Login {
  /** What the route looks at, in each way in which it can be read; empty when it finds nothing there. */
  readonly claims: readonly Claim[];
  /** In one spelling; null is no address. */
  readonly address: string | null;
}

/**
 * Slows down those who guess: an address with too many failed logins gets no further answer about any
 * credentials for the rest of the minute. Credentials that worked lately still do: an address can be a
 * proxy or an office, and one of its guests must not lock the others out.
 */
@Injectable()
export class FailedLogins {
  private readonly attempts: LoginAttempts | null;
  private readonly goodLogins = new GoodLogins();

  constructor(
    { limits }: Settings,
    private readonly counter: EventCounter,
  ) {
    const limit = limits.failedLoginsPerMinute;
    this.attempts = limit === 0 ? null : new LoginAttempts(limit);
  }

  /**
   * Runs a login unless its address is blocked, and remembers how it ended. One claim that is true is enough;
   * when none is, each of them was a guess.
   *
   * @param check returns the owner of what was proved: the app id, or a name of the operator
   * @throws DomainError too_many_requests, or what the check throws
   */
  async watch(login: Login, check: Check): Promise<void> {
    const { claims } = login;
    if (this.attempts === null) {
      await this.count(login, check);
      return;
    }
    const good = claims.find((claim) => this.goodLogins.has(claim));
    if (good !== undefined) return this.repeat(login, good, check);
    const guesses = Math.max(1, claims.length);
    const admission = await this.attempts.begin(networkOf(login.address), guesses);
    if (admission.isBlocked) {
      this.note('login.blocked', login);
      throw tooManyRequests(admission.retryMs);
    }
    let hasFailed = false;
    try {
      const { claim, owner } = await this.count(login, check);
      if (claim !== null) this.goodLogins.add(claim, owner);
    } catch (error) {
      hasFailed = isRefusal(error);
      throw error;
    } finally {
      admission.end(hasFailed);
    }
  }

  /** A claim that was true needs no place: it is no guess, even when it is true no more. */
  private async repeat(login: Login, claim: Claim, check: Check): Promise<void> {
    try {
      const { owner } = await this.count({ ...login, claims: [claim] }, check);
      this.goodLogins.add(claim, owner);
    } catch (error) {
      if (isRefusal(error)) this.goodLogins.forget(claim);
      throw error;
    }
  }

  private async count(login: Login, check: Check): Promise<Proof> {
    try {
      return await firstTrue(login.claims, check);
    } catch (error) {
      if (isRefusal(error)) this.note('login.failed', login);
      throw error;
    }
  }

  private note(event: 'login.failed' | 'login.blocked', { claims, address }: Login): void {
    const [claim] = claims;
    const actor = { means: 'none', appId: null, address } as const;
    this.counter.note(event, event === 'login.blocked' ? aboutKey(claim) : {}, actor);
  }
}

/** Proves one of the claims. @throws what the check throws, for the last of them when all are refused */
async function firstTrue(claims: readonly Claim[], check: Check): Promise<Proof> {
  const [claim, ...others] = claims;
  try {
    return { claim: claim ?? null, owner: await check(claim ?? null) };
  } catch (error) {
    if (others.length === 0 || !isRefusal(error)) throw error;
    return firstTrue(others, check);
  }
}

/** The key that was claimed. What is as long as a token may be one, in the wrong header. */
function aboutKey(claim: Claim | undefined): { resourceId?: string } {
  const isKey = claim?.means === 'key' && claim.appId.length <= MAX_APP_ID_LENGTH;
  return isKey ? { resourceId: claim.appId } : {};
}

function isRefusal(error: unknown): boolean {
  return error instanceof DomainError && error.key === 'unauthorized';
}
