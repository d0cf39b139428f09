import { Injectable } from '@nestjs/common';
import type { AuditDetails } from '../../audit/audit-entry.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { TransactionRunner } from '../../database/transaction.js';
import { notFound } from '../../errors/domain-error.js';
import { randomAlphanumeric } from '../../ids/random-id.js';
import { KeyCache } from '../key-cache.js';
import { KeyStore, type ApiKey, type Project } from '../storage/key-store.js';
import type { Scope } from '../scope.js';
import { hashToken } from '../token-hash.js';

/** What an operator chooses for a key. */
export interface KeyChoice {
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** Addresses and CIDR networks; none: from everywhere. */
  readonly allowedIps: readonly string[];
  /** Unix milliseconds; null: without end. */
  readonly expiresAt: number | null;
}

/** A key with its token, which is never shown again. */
export interface NewKey extends ApiKey {
  readonly appToken: string;
}

/** The life of projects and their keys. */
@Injectable()
export class KeysService {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly keys: KeyStore,
    private readonly cache: KeyCache,
    private readonly audit: AuditTrail,
  ) {}

  async createProject(name: string): Promise<Project> {
    const project = { id: `proj_${randomAlphanumeric(12)}`, name };
    await this.transactions.run(async (tx) => {
      await this.keys.insertProject(tx, project, Date.now());
      const subject = { projectId: project.id, resourceId: project.id };
      await this.audit.record(tx, 'project.created', subject);
    });
    return project;
  }

  listProjects(): Promise<Project[]> {
    return this.keys.listProjects();
  }

  /** @throws DomainError not_found when there is no such project */
  async createKey(projectId: string, choice: KeyChoice): Promise<NewKey> {
    await this.requireProject(projectId);
    const appToken = newToken();
    const key: ApiKey = {
      ...choice,
      projectId,
      appId: randomAlphanumeric(24),
      tokenSha256: hashToken(appToken),
      revokedAt: null,
      lastUsedAt: null,
    };
    await this.transactions.run(async (tx) => {
      await this.keys.insertKey(tx, key, Date.now());
      const subject = { projectId, resourceId: key.appId, details: rightsOf(choice) };
      await this.audit.record(tx, 'key.created', subject);
    });
    return { ...key, appToken };
  }

  /** @throws DomainError not_found when there is no such project */
  async listKeys(projectId: string): Promise<ApiKey[]> {
    await this.requireProject(projectId);
    return this.keys.listKeys(projectId);
  }

  /** Replaces the token of the key; its bearer tokens live on. @throws DomainError not_found */
  async rotate(appId: string): Promise<NewKey> {
    const appToken = newToken();
    const key = await this.change('key.rotated', appId, { tokenSha256: hashToken(appToken) });
    return { ...key, appToken };
  }

  /** Ends the key and its bearer tokens. @throws DomainError not_found */
  async revoke(appId: string): Promise<ApiKey> {
    return this.change('key.revoked', appId, { revokedAt: Date.now() });
  }

  private async change(
    event: 'key.rotated' | 'key.revoked',
    appId: string,
    change: Partial<Pick<ApiKey, 'tokenSha256' | 'revokedAt'>>,
  ): Promise<ApiKey> {
    const key = await this.transactions.run(async (tx) => {
      const prior = await this.keys.lockKey(tx, appId);
      if (prior === null || prior.revokedAt !== null) throw notFound('key', appId);
      await this.keys.updateKey(tx, appId, change);
      await this.audit.record(tx, event, { projectId: prior.projectId, resourceId: appId });
      return { ...prior, ...change };
    });
    this.cache.forget(appId);
    return key;
  }

  /** @throws DomainError not_found when there is no such project */
  async requireProject(projectId: string): Promise<Project> {
    const project = await this.keys.findProject(projectId);
    if (project === null) throw notFound('project', projectId);
    return project;
  }
}

/** What a key may do, in the words of the routes that make it. */
function rightsOf({ name, scopes, allowedIps, expiresAt }: KeyChoice): AuditDetails {
  const expires_at = expiresAt === null ? null : new Date(expiresAt).toISOString();
  return { name, scopes, allowed_ips: allowedIps, expires_at };
}

function newToken(): string {
  return randomAlphanumeric(40);
}
