import { Injectable } from '@nestjs/common';
import { LessThanOrEqual, MoreThan } from 'typeorm';
import { Database } from '../../../database/database.js';
import { OauthTokenEntity } from '../../../database/entities/oauth-token.entity.js';
import type { Transaction } from '../../../database/transaction.js';
import { managerOf } from '../../../database/typeorm-transaction.js';
import type { Scope } from '../../scope.js';
import type { AccessToken } from '../access-token.js';
import { TokenStore } from './token-store.js';

/** Tokens in the table `oauth_tokens`. */
@Injectable()
export class TypeormTokenStore extends TokenStore {
  constructor(private readonly database: Database) {
    super();
  }

  async findLive(tokenSha256: string, nowMs: number): Promise<AccessToken | null> {
    const tokens = this.database.reader.getRepository(OauthTokenEntity);
    const row = await tokens.findOneBy({ tokenSha256, expiresAt: MoreThan(nowMs) });
    return row === null ? null : { ...row, scopes: row.scopes.split(' ') as Scope[] };
  }

  async insert(tx: Transaction, token: AccessToken, nowMs: number): Promise<void> {
    const row = { ...token, scopes: token.scopes.join(' '), createdAt: nowMs };
    await managerOf(tx).insert(OauthTokenEntity, row);
  }

  async countLive(tx: Transaction, projectId: string, nowMs: number): Promise<number> {
    await this.database.locks.name(tx, `oauth_tokens/${projectId}`);
    return managerOf(tx).countBy(OauthTokenEntity, { projectId, expiresAt: MoreThan(nowMs) });
  }

  async delete(tx: Transaction, projectId: string, tokenSha256: string): Promise<boolean> {
    const { affected } = await managerOf(tx).delete(OauthTokenEntity, { projectId, tokenSha256 });
    return affected === 1;
  }

  async deleteExpired(tx: Transaction, projectId: string, nowMs: number): Promise<void> {
    const expired = { projectId, expiresAt: LessThanOrEqual(nowMs) };
    await managerOf(tx).delete(OauthTokenEntity, expired);
  }
}
