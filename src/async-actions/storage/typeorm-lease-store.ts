import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { Database } from '../../database/database.js';
import { ProjectLeaseEntity } from '../../database/entities/project-lease.entity.js';
import { rowsOf } from '../../database/statement.js';
import type { Transaction } from '../../database/transaction.js';
import { managerOf } from '../../database/typeorm-transaction.js';
import { type Lease, type LeaseState, LeaseStore } from './lease-store.js';
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

  async renew(tx: Transaction, lease: Lease, ttlMs: number): Promise<LeaseState> {
    const statement = this.statements.renewLease(lease.projectId, lease.fencingToken, ttlMs);
    const [row] = await rowsOf<{ pausedAt: unknown }>(managerOf(tx), statement);
    if (row === undefined) return 'lost';
    return row.pausedAt === null ? 'ours' : 'paused';
  }

  async release(tx: Transaction, lease: Lease): Promise<void> {
    await managerOf(tx).update(ProjectLeaseEntity, { ...lease }, { expiresAt: 0 });
  }

  async releaseAll(tx: Transaction): Promise<void> {
    await managerOf(tx).updateAll(ProjectLeaseEntity, { expiresAt: 0 });
  }

  async pauseQueue(tx: Transaction, projectId: string, pausedAt: number | null): Promise<boolean> {
    const leases = managerOf(tx).getRepository(ProjectLeaseEntity);
    const free = { projectId, owner: '', fencingToken: 0, expiresAt: 0 };
    await leases.createQueryBuilder().insert().values(free).orIgnore().execute();
    const isOtherwise = pausedAt === null ? Not(IsNull()) : IsNull();
    const { affected } = await leases.update({ projectId, pausedAt: isOtherwise }, { pausedAt });
    return affected === 1;
  }

  async pausedSince(tx: Transaction, projectId: string): Promise<number | null> {
    const row = await managerOf(tx).findOneBy(ProjectLeaseEntity, { projectId });
    return row?.pausedAt ?? null;
  }

  async idleProjectsWithWork(ttlMs: number): Promise<string[]> {
    const statement = this.statements.idleProjectsWithWork(ttlMs);
    const rows = await rowsOf<{ projectId: string }>(this.database.reader, statement);
    return rows.map((row) => row.projectId);
  }
}
