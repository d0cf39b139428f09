import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { ProjectLeaseEntity } from '../../database/entities/project-lease.entity.js';
import { rowsOf } from '../../database/statement.js';
import type { Transaction } from '../../database/transaction.js';
import { managerOf } from '../../database/typeorm-transaction.js';
import { type Lease, LeaseStore } from './lease-store.js';
import { ASYNC_ACTION_STATEMENTS, type AsyncActionStatements } from './sql/index.js';

/** Leases in the table `project_leases`. */
@Injectable()
export class TypeormLeaseStore extends LeaseStore {
  private readonly statements: AsyncActionStatements;

  constructor(private readonly database: Database) {
    super();
    this.statements = ASYNC_ACTION_STATEMENTS[database.dialect];
  }

  async acquire(
    tx: Transaction,
    projectId: string,
    owner: string,
    ttlMs: number,
  ): Promise<Lease | null> {
    const statement = this.statements.acquireLease(projectId, owner, ttlMs);
    const [row] = await rowsOf<{ fencingToken: number }>(managerOf(tx), statement);
    return row === undefined ? null : { projectId, fencingToken: row.fencingToken };
  }

  async renew(tx: Transaction, lease: Lease, ttlMs: number): Promise<boolean> {
    const statement = this.statements.renewLease(lease.projectId, lease.fencingToken, ttlMs);
    const rows = await rowsOf(managerOf(tx), statement);
    return rows.length === 1;
  }

  async release(tx: Transaction, lease: Lease): Promise<void> {
    await managerOf(tx).update(ProjectLeaseEntity, { ...lease }, { expiresAt: 0 });
  }

  async releaseAll(tx: Transaction): Promise<void> {
    await managerOf(tx).updateAll(ProjectLeaseEntity, { expiresAt: 0 });
  }

  async idleProjectsWithWork(ttlMs: number): Promise<string[]> {
    const statement = this.statements.idleProjectsWithWork(ttlMs);
    const rows = await rowsOf<{ projectId: string }>(this.database.reader, statement);
    return rows.map((row) => row.projectId);
  }
}
