import { Injectable } from '@nestjs/common';
import { IsNull, MoreThan, Not, type FindOptionsWhere } from 'typeorm';
import { Database } from '../../database/database.js';
import { AsyncActionChunkEntity } from '../../database/entities/async-action-chunk.entity.js';
import { AsyncActionEntity } from '../../database/entities/async-action.entity.js';
import { AsyncActionInputEntity } from '../../database/entities/async-action-input.entity.js';
import { rowsOf } from '../../database/statement.js';
import type { Transaction } from '../../database/transaction.js';
import { managerOf } from '../../database/typeorm-transaction.js';
import type { CodeRange } from '../code-range.js';
import type { ChunkResult } from '../operation.js';
import type { BulkOptions } from '../options/bulk-option.js';
import type { RowOutcome, RowSelection } from '../row.js';
import {
  ALL_ROWS,
  ChunkStore,
  type ChunkToRepeat,
  type KeptChunk,
  type NewChunk,
  type PendingChunk,
  type ReportChunk,
  type RowRange,
} from './chunk-store.js';
import { inBatchesOfBytes } from './insert-batches.js';
import { ASYNC_ACTION_STATEMENTS, type AsyncActionStatements } from './sql/index.js';

/** A chunk as the statement for reports returns it. */
interface ReportChunkRow extends RowRange {
  readonly number: number;
  readonly rows: string;
  readonly outcomes: string | null;
  /** SQLite has numbers for booleans. */
  readonly isProcessed: boolean | number;
}

/** A kept chunk as the database has it. */
interface KeptChunkRow extends Omit<KeptChunk, 'options'> {
  readonly options: string;
}

/** Which chunks have rows of a selection. */
const HAVING: Readonly<Record<RowSelection, FindOptionsWhere<AsyncActionChunkEntity>>> = {
  all: {},
  succeeded: { doneCount: MoreThan(0) },
  failed: { failedCount: MoreThan(0) },
  unprocessed: { processedAt: IsNull() },
};

/** Chunks in the table `async_action_chunks`. */
@Injectable()
export class TypeormChunkStore extends ChunkStore {
  private readonly statements: AsyncActionStatements;

  constructor(private readonly database: Database) {
    super();
    this.statements = ASYNC_ACTION_STATEMENTS[database.dialect];
  }

  async insert(tx: Transaction, actionId: string, chunks: readonly NewChunk[]): Promise<void> {
    const numbered = chunks.map(({ items, codes, ...chunk }, number) => {
      return { ...chunk, number, items: bytesOf(items), codes: bytesOf(codes) };
    });
    for (const batch of inBatchesOfBytes(numbered)) {
      await rowsOf(managerOf(tx), this.statements.insertChunks(actionId, batch));
    }
  }

  async insertShared(tx: Transaction, actionId: string, shared: string): Promise<void> {
    await managerOf(tx).insert(AsyncActionInputEntity, { actionId, shared });
  }

  async nextPending(actionId: string, after = -1): Promise<PendingChunk | null> {
    const statement = this.statements.nextPendingChunk(actionId, after);
    const [chunk] = await rowsOf<PendingChunk>(this.database.reader, statement);
    return chunk ?? null;
  }

  hasPending(tx: Transaction, actionId: string): Promise<boolean> {
    return managerOf(tx).existsBy(AsyncActionChunkEntity, { actionId, processedAt: IsNull() });
  }

  async complete(
    tx: Transaction,
    actionId: string,
    number: number,
    { nowMs, scan, changes, ...result }: ChunkResult & { nowMs: number },
  ): Promise<void> {
    // The codes are a second copy, for a look-up that is over unless the rows are to be confirmed.
    const codes = result.versions === undefined ? { codes: '[]' } : {};
    const found = scan && {
      ...{ items: scan.items, rowCount: scan.rowCount },
      ...scan.seen,
      ...placeOf(scan.codeRange),
    };
    const { affected } = await managerOf(tx).update(
      AsyncActionChunkEntity,
      { actionId, number, processedAt: IsNull() },
      {
        ...result,
        ...codes,
        ...found,
        ...(changes && { changes: changes.list }),
        processedAt: nowMs,
      },
    );
    if (affected !== 1) throw new Error(`Chunk ${number} of ${actionId} was processed before`);
    if (scan === undefined || scan.next === null) return;
    const next = { actionId, number: number + 1, rowCount: 0, items: scan.next };
    await managerOf(tx).insert(AsyncActionChunkEntity, { ...next, doneCount: 0, failedCount: 0 });
  }

  async firstFailures(actionId: string, limit: number): Promise<RowOutcome[]> {
    const statement = this.statements.firstFailures(actionId, limit);
    const rows = await rowsOf<{ outcome: string }>(this.database.jobReader, statement);
    return rows.map((row) => JSON.parse(row.outcome) as RowOutcome);
  }

  async reportChunk(
    actionId: string,
    after: number,
    range = ALL_ROWS,
    having: RowSelection = 'all',
  ): Promise<ReportChunk | null> {
    const statement = this.statements.reportChunk(actionId, after, range, having);
    const [row] = await rowsOf<ReportChunkRow>(this.database.reportReader, statement);
    if (row === undefined) return null;
    return {
      number: row.number,
      span: { first: row.first, last: row.last },
      rows: JSON.parse(row.rows) as ReportChunk['rows'],
      isProcessed: Boolean(row.isProcessed),
      outcomes: row.outcomes === null ? null : (JSON.parse(row.outcomes) as RowOutcome[]),
    };
  }

  async changesOf(actionId: string, number: number): Promise<ReadonlyMap<number, string>> {
    const chunks = this.database.reportReader.getRepository(AsyncActionChunkEntity);
    const chunk = await chunks.findOne({ select: { changes: true }, where: { actionId, number } });
    const changes = JSON.parse(chunk?.changes ?? '[]') as [row: number, change: unknown][];
    return new Map(changes.map(([row, change]) => [row, JSON.stringify(change)]));
  }

  async copyTried(tx: Transaction, dryRunId: string, actionId: string): Promise<number> {
    await rowsOf(managerOf(tx), this.statements.copyTried(dryRunId, actionId));
    return (await managerOf(tx).sum(AsyncActionChunkEntity, 'rowCount', { actionId })) ?? 0;
  }

  async inputSize(actionId: string): Promise<number> {
    const statement = this.statements.inputSize(actionId);
    const [row] = await rowsOf<{ size: number }>(this.database.reportReader, statement);
    return row?.size ?? 0;
  }

  async lastRow(actionId: string): Promise<number> {
    const statement = this.statements.lastRow(actionId);
    const [row] = await rowsOf<{ last: number }>(this.database.reportReader, statement);
    return row?.last ?? 0;
  }

  chunkToRetry(actionId: string, after: number): Promise<ChunkToRepeat | null> {
    return this.nextHaving(actionId, after, [HAVING.unprocessed, HAVING.failed]);
  }

  chunkToSend(
    actionId: string,
    after: number,
    having: RowSelection,
  ): Promise<ChunkToRepeat | null> {
    return this.nextHaving(actionId, after, [HAVING[having]]);
  }

  private async nextHaving(
    actionId: string,
    after: number,
    conditions: readonly FindOptionsWhere<AsyncActionChunkEntity>[],
  ): Promise<ChunkToRepeat | null> {
    // A scan step that was not processed has no rows yet.
    const behind = { actionId, number: MoreThan(after), rowCount: MoreThan(0) };
    const chunk = await this.database.reportReader.getRepository(AsyncActionChunkEntity).findOne({
      select: { number: true, items: true, outcomes: true, processedAt: true },
      where: conditions.map((condition) => ({ ...behind, ...condition })),
      order: { number: 'ASC' },
    });
    if (chunk === null) return null;
    const { number, items, outcomes, processedAt } = chunk;
    return { number, items, outcomes, isProcessed: processedAt !== null };
  }

  async kept(projectId: string, actionId: string, number: number): Promise<KeptChunk | null> {
    const statement = this.statements.keptChunk(projectId, actionId, number);
    const [row] = await rowsOf<KeptChunkRow>(this.database.jobReader, statement);
    return row === undefined ? null : { ...row, options: JSON.parse(row.options) as BulkOptions };
  }

  async lastChanged(actionId: string, isDoneEnough: boolean): Promise<number | null> {
    const hasPrior = { actionId, before: Not('[]') };
    const chunks = this.database.reportReader.getRepository(AsyncActionChunkEntity);
    const last = await chunks.findOne({
      select: { number: true },
      where: isDoneEnough ? [hasPrior, { actionId, doneCount: MoreThan(0) }] : hasPrior,
      order: { number: 'DESC' },
    });
    return last?.number ?? null;
  }

  async sharedOf(actionId: string): Promise<string | null> {
    const inputs = this.database.reportReader.getRepository(AsyncActionInputEntity);
    return (await inputs.findOneBy({ actionId }))?.shared ?? null;
  }

  async deleteAll(tx: Transaction, actionId: string): Promise<void> {
    await managerOf(tx).delete(AsyncActionChunkEntity, { actionId });
    await managerOf(tx).delete(AsyncActionInputEntity, { actionId });
    await managerOf(tx).update(AsyncActionEntity, { id: actionId }, { storedBytes: 0 });
  }
}

/** The same memory, as drivers take bytes. */
function bytesOf({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

/** By what a scan step is found once it has rows. */
function placeOf(range: CodeRange | null) {
  if (range === null) return {};
  const ofAction = (column: string) => () =>
    `(SELECT ${column} FROM async_actions AS action WHERE action.id = action_id)`;
  return {
    ...{ codePrefix: range.prefix, firstCode: range.first, lastCode: range.last },
    ...{ projectId: ofAction('action.project_id'), sequence: ofAction('action.sequence') },
  };
}
