import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { ApiKeyEntity } from '../../database/entities/api-key.entity.js';
import { ProjectEntity } from '../../database/entities/project.entity.js';
import type { Transaction } from '../../database/transaction.js';
import { managerOf } from '../../database/typeorm-transaction.js';
import type { Scope } from '../scope.js';
import { KeyStore, type ApiKey, type Project } from './key-store.js';

/** Projects and keys in the tables `projects` and `api_keys`. */
@Injectable()
export class TypeormKeyStore extends KeyStore {
  constructor(private readonly database: Database) {
    super();
  }

  async findKey(appId: string): Promise<ApiKey | null> {
    const row = await this.database.reader.getRepository(ApiKeyEntity).findOneBy({ appId });
    return row === null ? null : { ...row, scopes: row.scopes.split(' ') as Scope[] };
  }

  async firstProjectId(): Promise<string | null> {
    const projects = this.database.reader.getRepository(ProjectEntity);
    const [first] = await projects.find({ order: { createdAt: 'ASC', id: 'ASC' }, take: 1 });
    return first?.id ?? null;
  }

  async insertProject(tx: Transaction, project: Project, nowMs: number): Promise<void> {
    await managerOf(tx).insert(ProjectEntity, { ...project, createdAt: nowMs });
  }

  async insertKey(tx: Transaction, key: ApiKey, nowMs: number): Promise<void> {
    const row = { ...key, scopes: key.scopes.join(' '), createdAt: nowMs };
    await managerOf(tx).insert(ApiKeyEntity, row);
  }
}
