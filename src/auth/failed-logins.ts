import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';
import { Injectable } from '@nestjs/common';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { FailedLoginCounter } from '../audit/failed-login-counter.js';
import { Settings } from '../config/settings.js';
import { DomainError, tooManyRequests } from '../errors/domain-error.js';

const WINDOW_SECONDS = 60;
/** Credentials that worked within this time pass a blocked address. */
const REMEMBERED_MS = 10 * 60_000;
const MAX_REMEMBERED = 10_000;

/**
 * Slows down those who guess: an address with too many failed logins gets no further answer about any
 * credentials for the rest of the minute. Credentials that worked lately still do: an address can be a
 * proxy or an office, and one of its guests must not lock the others out.
 */
@Injectable()
export class FailedLogins {
  private readonly limiter: RateLimiterMemory | null;
  private readonly remembered = new Map<string, number>();

  constructor(
    { limits }: Settings,
    private readonly counter: FailedLoginCounter,
  ) {
    const points = limits.failedLoginsPerMinute;
    this.limiter =
      points === 0 ? null : new RateLimiterMemory({ points, duration: WINDOW_SECONDS });
  }

  /**
   * Runs a login unless its address is blocked, and remembers how it ended.
   * @throws DomainError too_many_requests, or what the login throws
   */
  async watch<T>(request: IncomingMessage, address: string, login: () => Promise<T>): Promise<T> {
    const credentials = credentialsOf(request);
    if (credentials === null) return login();
    if (this.limiter === null) return this.count(address, login);
    const fingerprint = fingerprintOf(credentials);
    const network = networkOf(address);
    await this.refuseBlocked(this.limiter, address, network, fingerprint);
    try {
      const result = await this.count(address, login);
      this.remember(fingerprint);
      return result;
    } catch (error) {
      if (isRefusal(error)) await this.limiter.penalty(network);
      throw error;
    }
  }

  private async count<T>(address: string, login: () => Promise<T>): Promise<T> {
    try {
      return await login();
    } catch (error) {
      if (isRefusal(error)) this.counter.note(address);
      throw error;
    }
  }

  private async refuseBlocked(
    limiter: RateLimiterMemory,
    address: string,
    network: string,
    fingerprint: string,
  ): Promise<void> {
    const failures = await limiter.get(network);
    if (failures === null || failures.consumedPoints < limiter.points) return;
    if ((this.remembered.get(fingerprint) ?? 0) > Date.now()) return;
    this.counter.note(address);
    throw tooManyRequests(failures.msBeforeNext);
  }

  private remember(fingerprint: string): void {
    if (this.remembered.size >= MAX_REMEMBERED) this.remembered.clear();
    this.remembered.set(fingerprint, Date.now() + REMEMBERED_MS);
  }
}

/** Whoever has an IPv6 address usually has the 2^64 beside it as well. */
function networkOf(address: string): string {
  if (!isIPv6(address) || address.includes('.')) return address;
  const [head = [], tail = []] = address.split('::').map((part) => part.split(':').filter(Boolean));
  const zeros = Array<string>(8 - head.length - tail.length).fill('0');
  return [...head, ...zeros, ...tail].slice(0, 4).join(':');
}

/** All that can be a credential. Null when there is none, which is no guess. */
function credentialsOf({ headers }: IncomingMessage): readonly unknown[] | null {
  const parts = [
    headers['x-app-id'],
    headers['x-app-token'],
    headers.authorization,
    headers['x-management-key'],
  ];
  return parts.every((part) => part === undefined) ? null : parts;
}

/** Tells credentials apart without keeping them. */
function fingerprintOf(credentials: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(credentials)).digest('base64');
}

function isRefusal(error: unknown): boolean {
  return error instanceof DomainError && error.key === 'unauthorized';
}
