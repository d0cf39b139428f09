import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { ProjectQuotaEntity } from '../../database/entities/project-quota.entity.js';
import { rowsOf } from '../../database/statement.js';
import type { Transaction } from '../../database/transaction.js';
import { managerOf } from '../../database/typeorm-transaction.js';
import { DEFAULT_LIMITS, type Quota } from '../quota.js';
import { QuotaStore, type LimitsChange, type StoredBytes } from './quota-store.js';
import { QUOTA_STATEMENTS, type QuotaStatements } from './sql/index.js';

/** Quotas in the table `project_quotas`, whose counts are kept by triggers. */
@Injectable()
export class TypeormQuotaStore extends QuotaStore {
  private readonly statements: QuotaStatements;

  constructor(private readonly database: Database) {
    super();
    this.statements = QUOTA_STATEMENTS[database.dialect];
  }

  async read(tx: Transaction, projectId: string): Promise<Quota> {
    const row = await managerOf(tx).findOneBy(ProjectQuotaEntity, { projectId });
    return {
      unfinishedActions: row?.unfinishedActions ?? 0,
      storedBytes: row?.storedBytes ?? 0,
      maxUnfinishedActions: row?.maxUnfinishedActions ?? DEFAULT_LIMITS.maxUnfinishedActions,
      maxStoredBytes: row?.maxStoredBytes ?? DEFAULT_LIMITS.maxStoredBytes,
    };
  }

  async change(tx: Transaction, projectId: string, change: LimitsChange): Promise<void> {
    const quotas = managerOf(tx).getRepository(ProjectQuotaEntity);
    const row = { projectId, unfinishedActions: 0, storedBytes: 0 };
    await quotas.createQueryBuilder().insert().values(row).orIgnore().execute();
    const { maxUnfinishedActions, maxStoredBytes } = change;
    if (maxUnfinishedActions === undefined && maxStoredBytes === undefined) return;
    await quotas.update({ projectId }, { maxUnfinishedActions, maxStoredBytes });
  }

  largest(limit: number): Promise<StoredBytes[]> {
    return rowsOf<StoredBytes>(this.database.longReader, this.statements.largestProjects(limit));
  }
}
