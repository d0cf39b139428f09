import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import { DomainError } from '../errors/domain-error.js';
import { readCredentials } from './credentials.js';
import { KeyCache } from './key-cache.js';
import type { Principal } from './principal.js';
import { NO_TOKEN_SHA256, tokenMatches } from './token-hash.js';

/** Tells who makes a request. */
@Injectable()
export class Authenticator {
  constructor(private readonly keys: KeyCache) {}

  /**
   * Checks the key headers. An unknown app id costs the same look-up, hash and comparison as a wrong token.
   * @throws DomainError unauthorized, the same for every reason
   */
  async authenticate(headers: IncomingHttpHeaders): Promise<Principal> {
    const credentials = readCredentials(headers);
    if (credentials === null) throw new DomainError('unauthorized');
    const key = await this.keys.find(credentials.appId);
    const matches = tokenMatches(credentials.appToken, key?.tokenSha256 ?? NO_TOKEN_SHA256);
    if (key === null || !matches || key.revokedAt !== null) throw new DomainError('unauthorized');
    return { projectId: key.projectId, appId: key.appId, scopes: key.scopes };
  }
}
