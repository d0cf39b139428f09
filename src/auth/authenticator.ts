import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import { DomainError } from '../errors/domain-error.js';
import { readBasic, readBearer, readKeyHeaders, type Credentials } from './credentials.js';
import { KeyCache } from './key-cache.js';
import { TokenStore } from './oauth/storage/token-store.js';
import type { Principal } from './principal.js';
import type { Scope } from './scope.js';
import { NO_TOKEN_SHA256, hashToken, tokenMatches } from './token-hash.js';

/** Tells who makes a request. */
@Injectable()
export class Authenticator {
  constructor(
    private readonly keys: KeyCache,
    private readonly tokens: TokenStore,
  ) {}

  /**
   * The caller by its bearer token or its key; a route with access `key` takes a key only.
   * @throws DomainError unauthorized, the same for every reason
   */
  async authenticate(request: IncomingMessage, access: Scope | 'key'): Promise<Principal> {
    const bearer = access === 'key' ? null : readBearer(request);
    const principal =
      bearer === null
        ? await this.byKey(
            readKeyHeaders(request) ?? (access === 'key' ? readBasic(request) : null),
          )
        : await this.byToken(bearer);
    if (principal === null) throw new DomainError('unauthorized');
    return principal;
  }

  /** An unknown app id costs the same look-up, hash and comparison as a wrong token. */
  private async byKey(credentials: Credentials | null): Promise<Principal | null> {
    if (credentials === null) return null;
    const key = await this.keys.find(credentials.appId);
    const matches = tokenMatches(credentials.appToken, key?.tokenSha256 ?? NO_TOKEN_SHA256);
    if (key === null || !matches || key.revokedAt !== null) return null;
    return { projectId: key.projectId, appId: key.appId, scopes: key.scopes };
  }

  /** Asked of the database every time: a revoked token must stop at once, in every process. */
  private async byToken(bearer: string): Promise<Principal | null> {
    const token = await this.tokens.findLive(hashToken(bearer), Date.now());
    return token && { projectId: token.projectId, appId: token.appId, scopes: token.scopes };
  }
}
