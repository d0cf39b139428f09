import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { DomainError } from '../errors/domain-error.js';
import { isAllowedAddress } from '../net/address-rule.js';
import type { ManagementScheme } from './access-rules.js';
import {
  readBasic,
  readBasicPassword,
  readBearer,
  readKeyHeaders,
  readManagementKey,
} from './credentials.js';
import { KeyCache } from './key-cache.js';
import { KeyUsage } from './keys/key-usage.js';
import { TokenStore } from './oauth/storage/token-store.js';
import type { Principal } from './principal.js';
import type { Scope } from './scope.js';
import type { ApiKey } from './storage/key-store.js';
import { NO_TOKEN_SHA256, hashToken, tokenMatches } from './token-hash.js';

const MANAGEMENT_SCHEMES: Readonly<
  Record<ManagementScheme, (request: IncomingMessage) => string | null>
> = { bearer: readBearer, basic: readBasicPassword };

/** Tells who makes a request. */
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
   * The caller by its bearer token or its key; a route with access `key` takes a key only.
   * @throws DomainError unauthorized, the same for every reason
   */
  async authenticate(
    request: IncomingMessage,
    address: string,
    access: Scope | 'key',
  ): Promise<Principal> {
    const bearer = access === 'key' ? null : readBearer(request);
    const found =
      bearer === null ? await this.byKey(request, access === 'key') : await this.byToken(bearer);
    if (found === null || !isUsable(found.key, address)) throw new DomainError('unauthorized');
    const { projectId, appId } = found.key;
    this.usage.note(appId);
    const means = bearer === null ? 'key' : 'token';
    return { projectId, appId, means, scopes: found.scopes };
  }

  /**
   * @param scheme where the route takes the key from, besides `X-Management-Key`
   * @throws DomainError unauthorized unless the request has the management key
   */
  authenticateOperator(request: IncomingMessage, scheme?: ManagementScheme): void {
    const key = readManagementKey(request) ?? (scheme ? MANAGEMENT_SCHEMES[scheme](request) : null);
    const matches = tokenMatches(key ?? '', this.managementSha256);
    if (key === null || !matches) throw new DomainError('unauthorized');
  }

  /**
   * Every refusal costs one look-up and two comparisons, whether the app id is unknown, known or in the
   * cache, so its time tells nothing of the app id. A new token is therefore known at once everywhere.
   */
  private async byKey(request: IncomingMessage, allowBasic: boolean): Promise<Found | null> {
    const credentials = readKeyHeaders(request) ?? (allowBasic ? readBasic(request) : null);
    if (credentials === null) return null;
    const { appId, appToken } = credentials;
    const cached = keyWith(appToken, this.keys.cached(appId));
    const key = cached ?? keyWith(appToken, await this.keys.lookUp(appId));
    return key && { key, scopes: key.scopes };
  }

  /** Asked of the database every time: a revoked token must stop at once, in every process. */
  private async byToken(bearer: string): Promise<Found | null> {
    const token = await this.tokens.findLive(hashToken(bearer), Date.now());
    const key = token && (await this.keys.find(token.appId));
    return token && key && { key, scopes: token.scopes };
  }
}

interface Found {
  readonly key: ApiKey;
  readonly scopes: readonly Scope[];
}

/** The key if this is its token. Compares also where there is no key. */
function keyWith(token: string, key: ApiKey | null): ApiKey | null {
  return tokenMatches(token, key?.tokenSha256 ?? NO_TOKEN_SHA256) ? key : null;
}

/** Whether the key has not ended and may be used from the address; its tokens share its fate. */
function isUsable(key: ApiKey, address: string): boolean {
  const isLive = key.revokedAt === null && (key.expiresAt ?? Infinity) > Date.now();
  return isLive && isAllowedAddress(address, key.allowedIps);
}
