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

/** One request with credentials. */
export interface Login {
  /** What the route looks at; null when it finds nothing there. */
  readonly claim: Claim | null;
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
   * Runs a login unless its address is blocked, and remembers how it ended.
   *
   * @param check returns the owner of what was proved: the app id, or a name of the operator
   * @throws DomainError too_many_requests, or what the check throws
   */
  async watch(login: Login, check: () => Promise<string>): Promise<void> {
    const { claim } = login;
    if (this.attempts === null) {
      await this.count(login, check);
      return;
    }
    if (claim !== null && this.goodLogins.has(claim)) return this.repeat(login, claim, check);
    const admission = await this.attempts.begin(networkOf(login.address));
    if (admission.isBlocked) {
      this.note('login.blocked', login);
      throw tooManyRequests(admission.retryMs);
    }
    let hasFailed = false;
    try {
      const owner = await this.count(login, check);
      if (claim !== null) this.goodLogins.add(claim, owner);
    } catch (error) {
      hasFailed = isRefusal(error);
      throw error;
    } finally {
      admission.end(hasFailed);
    }
  }

  /** A claim that was true needs no place: it is no guess, even when it is true no more. */
  private async repeat(login: Login, claim: Claim, check: () => Promise<string>): Promise<void> {
    try {
      this.goodLogins.add(claim, await this.count(login, check));
    } catch (error) {
      if (isRefusal(error)) this.goodLogins.forget(claim);
      throw error;
    }
  }

  private async count(login: Login, check: () => Promise<string>): Promise<string> {
    try {
      return await check();
    } catch (error) {
      if (isRefusal(error)) this.note('login.failed', login);
      throw error;
    }
  }

  private note(event: 'login.failed' | 'login.blocked', { claim, address }: Login): void {
    const actor = { means: 'none', appId: null, address } as const;
    this.counter.note(event, event === 'login.blocked' ? aboutKey(claim) : {}, actor);
  }
}

/** The key that was claimed. What is as long as a token may be one, in the wrong header. */
function aboutKey(claim: Claim | null): { resourceId?: string } {
  const isKey = claim?.means === 'key' && claim.appId.length <= MAX_APP_ID_LENGTH;
  return isKey ? { resourceId: claim.appId } : {};
}

function isRefusal(error: unknown): boolean {
  return error instanceof DomainError && error.key === 'unauthorized';
}
