import { Injectable } from '@nestjs/common';
import { And, LessThan, LessThanOrEqual, MoreThanOrEqual, type FindOptionsWhere } from 'typeorm';
import { Database } from '../../database/database.js';
import { AuditEntryEntity } from '../../database/entities/audit-entry.entity.js';
import { Insertion } from '../../database/insertion.js';
import { searchable } from '../../database/searchable.js';
import type { Transaction } from '../../database/transaction.js';
import { managerOf } from '../../database/typeorm-transaction.js';
import { leastSortableId } from '../../ids/sortable-id.js';
import type { AuditDetails, AuditEntry, AuditEvent, AuditMeans } from '../audit-entry.js';
import { AuditStore, type AuditPage } from './audit-store.js';

/** Entries in the table `audit_entries`. */
@Injectable()
export class TypeormAuditStore extends AuditStore {
  private readonly insertion: Insertion<AuditEntryEntity>;

  constructor(private readonly database: Database) {
    super();
    this.insertion = new Insertion(database.reader, AuditEntryEntity);
  }

  async insert(tx: Transaction, entries: readonly AuditEntry[]): Promise<void> {
    const [first, ...others] = entries.map((entry) => ({
      ...entry,
      details: entry.details === null ? null : JSON.stringify(entry.details),
    }));
    if (first === undefined) return;
    // Every edit and every bulk request adds one; several are counts, which come once a minute.
    if (others.length === 0) await this.insertion.add(managerOf(tx), first);
    else await managerOf(tx).insert(AuditEntryEntity, [first, ...others]);
  }

  async list({ limit, ...page }: AuditPage): Promise<AuditEntry[]> {
    // Auditors' questions may read the whole trail: no look-up must wait behind them.
    const rows = await this.database.longReader.getRepository(AuditEntryEntity).find({
      where: toWhere(page),
      order: { id: 'DESC' },
      take: limit,
    });
    return rows.map((row) => ({
      ...row,
      event: row.event as AuditEvent,
      means: row.means as AuditMeans,
      details: row.details === null ? null : (JSON.parse(row.details) as AuditDetails),
    }));
  }

  async deleteBefore(tx: Transaction, nowMs: number, limit: number): Promise<number> {
    const entries = managerOf(tx).getRepository(AuditEntryEntity);
    const expired = await entries.find({
      select: { id: true },
      where: { id: LessThan(leastSortableId('log_', nowMs)) },
      order: { id: 'ASC' },
      take: limit,
    });
    const last = expired.at(-1);
    if (last !== undefined) await entries.delete({ id: LessThanOrEqual(last.id) });
    return expired.length;
  }
}

/** Moments become bounds of ids, which are indexed. */
function toWhere({
  from = 0,
  until = Number.MAX_SAFE_INTEGER,
  startingAfterId,
  ...filter
}: Omit<AuditPage, 'limit'>): FindOptionsWhere<AuditEntryEntity> {
  const end = leastSortableId('log_', until);
  const before =
    startingAfterId !== undefined && startingAfterId < end ? searchable(startingAfterId) : end;
  return {
    ...givenOf(filter),
    id: And(MoreThanOrEqual(leastSortableId('log_', from)), LessThan(before)),
  };
}

/** TypeORM refuses a condition on nothing, which would match everything. */
function givenOf(filter: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filter).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, searchable(value)]],
    ),
  );
}
