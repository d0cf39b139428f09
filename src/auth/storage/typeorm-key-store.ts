import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { ApiKeyEntity } from '../../database/entities/api-key.entity.js';
import { ProjectEntity } from '../../database/entities/project.entity.js';
import { searchable } from '../../database/searchable.js';
import type { Transaction } from '../../database/transaction.js';
import { rowsOf } from '../../database/statement.js';
import { managerOf } from '../../database/typeorm-transaction.js';
import type { Scope } from '../scope.js';
import { AUTH_STATEMENTS, type AuthStatements } from './sql/index.js';
import { KeyStore, type ApiKey, type Project } from './key-store.js';

/** Projects and keys in the tables `projects` and `api_keys`. */
@Injectable()
export class TypeormKeyStore extends KeyStore {
  private readonly statements: AuthStatements;

  constructor(private readonly database: Database) {
    super();
    this.statements = AUTH_STATEMENTS[database.dialect];
  }

  async findKey(appId: string): Promise<ApiKey | null> {
    const row = await this.database.reader.getRepository(ApiKeyEntity).findOneBy({
      appId: searchable(appId),
    });
    return row === null ? null : toKey(row);
  }

  async lockKey(tx: Transaction, appId: string): Promise<ApiKey | null> {
    const row = await managerOf(tx).findOne(ApiKeyEntity, {
      where: { appId: searchable(appId) },
      ...this.database.locks.rows,
    });
    return row === null ? null : toKey(row);
  }

  async firstProjectId(tx: Transaction): Promise<string | null> {
    await this.database.locks.name(tx, 'first_project');
    const projects = managerOf(tx).getRepository(ProjectEntity);
    const [first] = await projects.find({ order: { createdAt: 'ASC', id: 'ASC' }, take: 1 });
    return first?.id ?? null;
  }

  findProject(id: string): Promise<Project | null> {
    const projects = this.database.reader.getRepository(ProjectEntity);
    return projects.findOneBy({ id: searchable(id) });
  }

  listProjects(): Promise<Project[]> {
    const projects = this.database.reader.getRepository(ProjectEntity);
    return projects.find({ order: { createdAt: 'ASC', id: 'ASC' } });
  }

  async listKeys(projectId: string): Promise<ApiKey[]> {
    const keys = this.database.reader.getRepository(ApiKeyEntity);
    const rows = await keys.find({
      where: { projectId },
      order: { createdAt: 'ASC', appId: 'ASC' },
    });
    return rows.map(toKey);
  }

  async updateKey(
    tx: Transaction,
    appId: string,
    change: Partial<Pick<ApiKey, 'tokenSha256' | 'revokedAt'>>,
  ): Promise<void> {
    await managerOf(tx).update(ApiKeyEntity, { appId }, change);
  }

  async markUsed(
    tx: Transaction,
    uses: readonly (readonly [appId: string, usedAt: number])[],
  ): Promise<void> {
    await rowsOf(managerOf(tx), this.statements.markKeysUsed(JSON.stringify(uses)));
  }

  async insertProject(tx: Transaction, project: Project, nowMs: number): Promise<void> {
    await managerOf(tx).insert(ProjectEntity, { ...project, createdAt: nowMs });
  }

  async insertKey(tx: Transaction, key: ApiKey, nowMs: number): Promise<void> {
    const scopes = key.scopes.join(' ');
    const allowedIps = key.allowedIps.join(' ');
    const row = { ...key, scopes, allowedIps, createdAt: nowMs };
    await managerOf(tx).insert(ApiKeyEntity, row);
  }
}

function toKey(row: ApiKeyEntity): ApiKey {
  const allowedIps = row.allowedIps === '' ? [] : row.allowedIps.split(' ');
  return { ...row, allowedIps, scopes: row.scopes.split(' ') as Scope[] };
}
