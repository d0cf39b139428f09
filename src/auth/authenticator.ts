import { Injectable } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { DomainError } from '../errors/domain-error.js';
import type { Claim } from './claim.js';
import { KeyCache } from './key-cache.js';
import { KeyUsage } from './keys/key-usage.js';
import { TokenStore } from './oauth/storage/token-store.js';
import type { Principal } from './principal.js';
import type { Login } from './login.js';
import { allows, type RouteScope, type Scope } from './scope.js';
import type { ApiKey } from './storage/key-store.js';
import { NO_TOKEN_SHA256, hashToken, isSameHash } from './token-hash.js';
import { isUsable } from './usable-key.js';

/** Finds out whether a claim is true. */
@Injectable()
export class Authenticator {
  private readonly managementSha256: string;

  constructor(
    settings: Settings,
    private readonly keys: KeyCache,
    private readonly tokens: TokenStore,
    private readonly usage: KeyUsage,
  ) {
    const { managementKey } = settings;
    this.managementSha256 =
      managementKey === undefined ? NO_TOKEN_SHA256 : hashToken(managementKey);
  }

  /**
   * The caller whose key or bearer token this is.
   *
   * @param address in one spelling; null is no address, from which a key with allowed addresses is refused
   * @throws DomainError unauthorized, the same for every reason
   */
  async authenticate(claim: Claim | null, address: string | null): Promise<Principal> {
    const found = claim && (await this.find(claim));
    if (found === null || !isUsable(found.key, address)) throw new DomainError('unauthorized');
    const { projectId, appId, name: keyName } = found.key;
    this.usage.note(appId);
    return { projectId, appId, keyName, means: found.means, scopes: found.scopes };
  }

  /** Whether a login that was good still is, for what needs the scope. A revoked key is noticed within a second. */
  async isStillGood({ claim, address }: Login, scope: RouteScope): Promise<boolean> {
    const found = await this.find(claim);
    return found !== null && isUsable(found.key, address) && allows(found.scopes, scope);
  }

  /** @throws DomainError unauthorized unless it is the management key */
  authenticateOperator(claim: Claim | null): void {
    const isTrue =
      claim?.means === 'management' && isSameHash(claim.secretSha256, this.managementSha256);
    if (!isTrue) throw new DomainError('unauthorized');
  }

  private async find(claim: Claim): Promise<Found | null> {
    if (claim.means === 'key') return this.byKey(claim.appId, claim.secretSha256);
    return claim.means === 'token' ? this.byToken(claim.secretSha256) : null;
  }

  /**
   * Every refusal costs one look-up and two comparisons, whether the app id is unknown, known or in the
   * cache, so its time says nothing about the app id. A new token is therefore known at once everywhere.
   */
  private async byKey(appId: string, sha256: string): Promise<Found | null> {
    const cached = keyWith(sha256, this.keys.cached(appId));
    const key = cached ?? keyWith(sha256, await this.keys.lookUp(appId));
    return key && { means: 'key', key, scopes: key.scopes };
  }

  /** Asked of the database every time: a revoked token must stop at once, in every process. */
  private async byToken(sha256: string): Promise<Found | null> {
    const token = await this.tokens.findLive(sha256, Date.now());
    const key = token && (await this.keys.find(token.appId));
    return token && key && { means: 'token', key, scopes: token.scopes };
  }
}

interface Found {
  readonly means: Principal['means'];
  readonly key: ApiKey;
  readonly scopes: readonly Scope[];
}

/** The key if its token has this digest. Compares also where there is no key. */
function keyWith(sha256: string, key: ApiKey | null): ApiKey | null {
  return isSameHash(sha256, key?.tokenSha256 ?? NO_TOKEN_SHA256) ? key : null;
}
