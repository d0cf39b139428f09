import { Injectable } from '@nestjs/common';
import { IsNull, LessThan } from 'typeorm';
import { Database } from '../../database/database.js';
import { ExportChunkEntity } from '../../database/entities/export-chunk.entity.js';
import { ExportEntity } from '../../database/entities/export.entity.js';
import { searchable } from '../../database/searchable.js';
import { changesOf, rowsOf } from '../../database/statement.js';
import type { Transaction } from '../../database/transaction.js';
import { managerOf } from '../../database/typeorm-transaction.js';
import type { WalkPlace } from '../../vouchers/listing/storage/voucher-walk-store.js';
import type { Export } from '../export.js';
import { toExport, toRow } from './export-mapper.js';
import {
  ExportStore,
  type ExportBacklog,
  type ExportClaim,
  type ExportEnd,
  type ExportGrowth,
  type ExportPage,
} from './export-store.js';
import { EXPORT_STATEMENTS, type ExportStatements } from './sql/index.js';

/** Some megabytes: the writer is held for some milliseconds. */
const CHUNKS_PER_TRANSACTION = 16;

/** Exports in the tables `exports` and `export_chunks`. */
@Injectable()
export class TypeormExportStore extends ExportStore {
  private readonly statements: ExportStatements;

  constructor(private readonly database: Database) {
    super();
    this.statements = EXPORT_STATEMENTS[database.dialect];
  }

  lockProject(tx: Transaction, projectId: string): Promise<void> {
    return this.database.locks.name(tx, `exports/${projectId}`);
  }

  async insert(tx: Transaction, one: Export): Promise<void> {
    await managerOf(tx).insert(ExportEntity, toRow(one));
  }

  countUnfinished(tx: Transaction, projectId: string): Promise<number> {
    return managerOf(tx).countBy(ExportEntity, { projectId, finishedAt: IsNull() });
  }

  async find(projectId: string, id: string): Promise<Export | null> {
    const row = await this.exports.findOneBy({ projectId, id: searchable(id) });
    return row && toExport(row);
  }

  async findById(id: string): Promise<Export | null> {
    const row = await this.exports.findOneBy({ id: searchable(id) });
    return row && toExport(row);
  }

  async list(projectId: string, { limit, skip, by, isDescending }: ExportPage) {
    const direction = isDescending ? 'DESC' : 'ASC';
    const [rows, total] = await this.exports.findAndCount({
      where: { projectId },
      order: { [by]: direction, createdAt: direction, id: direction },
      take: limit,
      skip,
    });
    return { exports: rows.map(toExport), total };
  }

  hasUnfinished(): Promise<boolean> {
    return this.exports.existsBy({ finishedAt: IsNull() });
  }

  async claim(tx: Transaction, ttlMs: number, nowMs: number): Promise<ExportClaim | null> {
    const statement = this.statements.claimExport(ttlMs, nowMs);
    const [taken] = await rowsOf<{ id: string }>(managerOf(tx), statement);
    if (taken === undefined) return null;
    const row = await managerOf(tx).findOneByOrFail(ExportEntity, { id: taken.id });
    const place = row.cursor === null ? null : (JSON.parse(row.cursor) as WalkPlace);
    const { fencingToken, attempts } = row;
    return { export: toExport(row), fencingToken, place, attempts };
  }

  async grow(tx: Transaction, claim: ExportClaim, growth: ExportGrowth): Promise<boolean> {
    const { content, rows, place, nowMs } = growth;
    const row = await managerOf(tx).findOneBy(ExportEntity, this.held(claim));
    if (row === null) return false;
    const hasContent = content !== '';
    const { affected } = await managerOf(tx).update(ExportEntity, this.held(claim), {
      rowCount: row.rowCount + rows,
      chunkCount: row.chunkCount + (hasContent ? 1 : 0),
      storedBytes: row.storedBytes + Buffer.byteLength(content),
      cursor: JSON.stringify(place),
      workedAt: nowMs,
      attempts: 0,
      leaseExpiresAt: 0,
    });
    if (affected !== 1) return false;
    if (!hasContent) return true;
    const chunk = { exportId: row.id, number: row.chunkCount, content };
    await managerOf(tx).insert(ExportChunkEntity, chunk);
    return true;
  }

  async end(tx: Transaction, claim: ExportClaim, end: ExportEnd): Promise<boolean> {
    const { error, ...rest } = end;
    // The file of one that has failed is deleted.
    const kept = error === null ? {} : { storedBytes: 0, rowCount: 0 };
    const { affected } = await managerOf(tx).update(ExportEntity, this.held(claim), {
      ...rest,
      ...kept,
      error: error === null ? null : JSON.stringify(error),
      leaseExpiresAt: 0,
    });
    return affected === 1;
  }

  async release(tx: Transaction, claim: ExportClaim, isCounted: boolean): Promise<void> {
    const attempts = isCounted ? claim.attempts : claim.attempts - 1;
    await managerOf(tx).update(ExportEntity, this.held(claim), { attempts, leaseExpiresAt: 0 });
  }

  async releaseAll(tx: Transaction): Promise<void> {
    await managerOf(tx).update(ExportEntity, { finishedAt: IsNull() }, { leaseExpiresAt: 0 });
  }

  async remove(tx: Transaction, id: string): Promise<boolean> {
    const { affected } = await managerOf(tx).delete(ExportEntity, { id: searchable(id) });
    return affected === 1;
  }

  async chunk(id: string, number: number): Promise<string | null> {
    const chunks = this.database.reportReader.getRepository(ExportChunkEntity);
    return (await chunks.findOneBy({ exportId: id, number }))?.content ?? null;
  }

  async deleteChunks(tx: Transaction, id: string): Promise<boolean> {
    const statement = this.statements.deleteChunks(id, CHUNKS_PER_TRANSACTION);
    return (await changesOf(managerOf(tx), statement)) === CHUNKS_PER_TRANSACTION;
  }

  async expired(nowMs: number, limit: number): Promise<string[]> {
    const rows = await this.exports.find({
      select: { id: true },
      where: { availableTill: LessThan(nowMs) },
      take: limit,
    });
    return rows.map(({ id }) => id);
  }

  async leftovers(limit: number): Promise<string[]> {
    const statement = this.statements.leftoverExports(limit);
    const rows = await rowsOf<{ id: string }>(this.database.longReader, statement);
    return rows.map(({ id }) => id);
  }

  async backlog(): Promise<ExportBacklog> {
    const of = (status: string) =>
      this.database.longReader
        .getRepository(ExportEntity)
        .countBy({ finishedAt: IsNull(), status });
    const [waiting, running] = await Promise.all([of('SCHEDULED'), of('IN_PROGRESS')]);
    return { waiting, running };
  }

  /** A claim that is not lost: nobody has taken over, and the export has not ended. */
  private held({ export: { id }, fencingToken }: ExportClaim) {
    return { id, fencingToken, finishedAt: IsNull() };
  }

  private get exports() {
    return this.database.reader.getRepository(ExportEntity);
  }
}
