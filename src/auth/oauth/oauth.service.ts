import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit/audit-trail.js';
import { TransactionRunner } from '../../database/transaction.js';
import { DomainError } from '../../errors/domain-error.js';
import { randomAlphanumeric } from '../../ids/random-id.js';
import type { Principal } from '../principal.js';
import { SCOPES, allows, type Scope } from '../scope.js';
import { hashToken } from '../token-hash.js';
import { MAX_LIVE_TOKENS, TOKEN_LENGTH, TOKEN_LIFE_MS, type AccessToken } from './access-token.js';
import { TokenStore } from './storage/token-store.js';

/** A token as it is shown to its client, this once. */
export interface IssuedToken extends AccessToken {
  readonly token: string;
}

/** Who a token is issued to. */
type TokenHolder = Pick<Principal, 'projectId' | 'appId' | 'scopes'>;

/** Issues, inspects and revokes bearer tokens. */
@Injectable()
export class OauthService {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly tokens: TokenStore,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * A token with the scopes asked for, or with those of the key when none are named.
   * @throws DomainError invalid_scope for an unknown scope, or one that the key lacks,
   * token_limit_reached when the project has too many live tokens
   */
  async issue(
    client: TokenHolder,
    requested: string | undefined,
    nowMs: number,
  ): Promise<IssuedToken> {
    const scopes = requested === undefined ? client.scopes : readScopes(client, requested);
    const token = randomAlphanumeric(TOKEN_LENGTH);
    const { projectId, appId } = client;
    const expiresAt = nowMs + TOKEN_LIFE_MS;
    const issued = { projectId, appId, scopes, expiresAt, tokenSha256: hashToken(token) };
    await this.transactions.run(async (tx) => {
      await this.tokens.deleteExpired(tx, projectId, nowMs);
      if ((await this.tokens.countLive(tx, projectId, nowMs)) >= MAX_LIVE_TOKENS) {
        throw new DomainError('token_limit_reached', {
          details: `A project can have ${MAX_LIVE_TOKENS} live access tokens`,
        });
      }
      await this.tokens.insert(tx, issued, nowMs);
      await this.audit.record(tx, 'oauth_token.issued', { projectId, resourceId: appId });
    });
    return { ...issued, token };
  }

  /** The project's live token, or null. */
  async introspect(client: Principal, token: string, nowMs: number): Promise<AccessToken | null> {
    const found = await this.tokens.findLive(hashToken(token), nowMs);
    return found?.projectId === client.projectId ? found : null;
  }

  /** Ends a token of the project at once. False when there is none. */
  revoke(client: Principal, token: string): Promise<boolean> {
    const { projectId, appId } = client;
    return this.transactions.run(async (tx) => {
      const existed = await this.tokens.delete(tx, projectId, hashToken(token));
      const subject = { projectId, resourceId: appId };
      if (existed) await this.audit.record(tx, 'oauth_token.revoked', subject);
      return existed;
    });
  }
}

function readScopes(client: TokenHolder, requested: string): Scope[] {
  const names = [...new Set(requested.split(' ').filter((name) => name !== ''))];
  const known = names.filter((name): name is Scope => SCOPES.includes(name as Scope));
  const refused = names.filter(
    (name) => !known.some((scope) => scope === name && allows(client.scopes, scope)),
  );
  if (names.length === 0 || refused.length > 0) {
    throw new DomainError('invalid_scope', { message: `Invalid scope: ${refused.join(',')}` });
  }
  return known;
}
