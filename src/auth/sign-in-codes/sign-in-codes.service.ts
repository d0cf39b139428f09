import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit/audit-trail.js';
import { Settings } from '../../config/settings.js';
import { TransactionRunner, type Transaction } from '../../database/transaction.js';
import { DomainError, notFound } from '../../errors/domain-error.js';
import { randomAlphanumeric } from '../../ids/random-id.js';
import { FailedLogins } from '../logins/failed-logins.js';
import { OauthService, type IssuedToken } from '../oauth/oauth.service.js';
import { KeyStore } from '../storage/key-store.js';
import { hashToken } from '../token-hash.js';
import { isLive, isUsable } from '../usable-key.js';
import { CODE_LENGTH, CODE_LIFE_MS, type SignInCode } from './sign-in-code.js';
import { SignInCodeStore } from './storage/sign-in-code-store.js';

/** A code as it is shown to who asked for it, this once. */
export interface NewSignInCode extends SignInCode {
  readonly code: string;
  /** Leads to the console and signs in there. */
  readonly url: string;
}

/** Makes codes that sign somebody in to the console, and exchanges each of them once. */
@Injectable()
export class SignInCodesService {
  constructor(
    private readonly settings: Settings,
    private readonly transactions: TransactionRunner,
    private readonly codes: SignInCodeStore,
    private readonly keys: KeyStore,
    private readonly oauth: OauthService,
    private readonly failedLogins: FailedLogins,
    private readonly audit: AuditTrail,
  ) {}

  /** A code for a key that has not ended. @throws DomainError not_found */
  async create(appId: string, nowMs: number): Promise<NewSignInCode> {
    const code = randomAlphanumeric(CODE_LENGTH);
    const made = { codeSha256: hashToken(code), appId, expiresAt: nowMs + CODE_LIFE_MS };
    await this.transactions.run(async (tx) => {
      const key = await this.keys.lockKey(tx, appId);
      if (key === null || !isLive(key)) throw notFound('key', appId);
      await this.codes.deleteExpired(tx, nowMs);
      await this.codes.insert(tx, made, nowMs);
      const subject = { projectId: key.projectId, resourceId: appId };
      await this.audit.record(tx, 'sign_in_code.created', subject);
    });
    // Behind the `#`, which no browser sends and no log has.
    return { ...made, code, url: `${this.settings.publicUrl}/console/#sign-in=${code}` };
  }

  /**
   * The bearer token for a code, which has the rights of the key. The code is used up.
   * @param address in one spelling; null is no address. Wrong codes count as its failed logins.
   * @throws DomainError unauthorized for a code that is wrong, used or expired, or whose key may not be used;
   * too_many_requests, token_limit_reached
   */
  async redeem(code: string, address: string | null, nowMs: number): Promise<IssuedToken> {
    let issued: IssuedToken | undefined;
    await this.failedLogins.watch({ claims: [], address }, async () => {
      issued = await this.transactions.run((tx) => this.exchange(tx, code, address, nowMs));
      return issued.appId;
    });
    if (issued === undefined) throw new DomainError('unauthorized');
    return issued;
  }

  private async exchange(
    tx: Transaction,
    code: string,
    address: string | null,
    nowMs: number,
  ): Promise<IssuedToken> {
    const appId = await this.codes.take(tx, hashToken(code), nowMs);
    const key = appId === null ? null : await this.keys.lockKey(tx, appId);
    if (key === null || !isUsable(key, address)) throw new DomainError('unauthorized');
    const subject = { projectId: key.projectId, resourceId: key.appId };
    await this.audit.record(tx, 'sign_in_code.used', subject);
    return this.oauth.issue(key, undefined, nowMs);
  }
}
