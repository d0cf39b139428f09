import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { AsyncActionChunkEntity } from '../../database/entities/async-action-chunk.entity.js';
import { AsyncActionEntity } from '../../database/entities/async-action.entity.js';
import { rowsOf } from '../../database/statement.js';
import type { Transaction } from '../../database/transaction.js';
import { managerOf } from '../../database/typeorm-transaction.js';
import { isStopped, type ActionPass, type AsyncAction } from '../async-action.js';
import { ActionStore } from './action-store.js';
import {
  PassStore,
  type PassCounts,
  type UnwrittenChunk,
  type WrittenChunk,
} from './pass-store.js';
import { ASYNC_ACTION_STATEMENTS, type AsyncActionStatements } from './sql/index.js';

/** The highest number that a chunk can have. */
const BEHIND_ALL = 2_147_483_647;

/** The pace of one pass says nothing about another. */
const NO_PACE = { paceSince: null, paceRows: null };

/** Passes in the tables `async_actions` and `async_action_chunks`. */
@Injectable()
export class TypeormPassStore extends PassStore {
  private readonly statements: AsyncActionStatements;

  constructor(
    private readonly database: Database,
    private readonly actions: ActionStore,
  ) {
    super();
    this.statements = ASYNC_ACTION_STATEMENTS[database.dialect];
  }

  async advance(
    tx: Transaction,
    { projectId, id, pass }: AsyncAction,
    { done, failed, validated, nowMs }: PassCounts,
  ): Promise<AsyncAction | null> {
    const stored = await this.actions.lock(tx, projectId, id);
    if (stored === null || stored.pass !== pass || isStopped(stored)) return null;
    const next = {
      status: 'IN_PROGRESS' as const,
      updatedAt: nowMs,
      doneCount: stored.doneCount + done,
      failedCount: stored.failedCount + failed,
      ...(validated && {
        validatedChunk: nextOf(stored, validated.chunk),
        validatedCount: (stored.validatedCount ?? 0) + validated.count,
      }),
    };
    const startedAt = () => `COALESCE(started_at, ${nowMs})`;
    await managerOf(tx).update(AsyncActionEntity, { id }, { ...next, startedAt });
    return { ...stored, ...next };
  }

  async change(
    tx: Transaction,
    id: string,
    pass: ActionPass,
    error: string | null = null,
  ): Promise<void> {
    await managerOf(tx).update(AsyncActionEntity, { id }, { pass, error, ...NO_PACE });
  }

  async keepUnwritten(
    tx: Transaction,
    actionId: string,
    number: number,
    chunk: UnwrittenChunk,
  ): Promise<void> {
    const nothing = { processedAt: null, doneCount: 0, before: null };
    const at = { actionId, number };
    await managerOf(tx).update(AsyncActionChunkEntity, at, { ...nothing, ...chunk });
  }

  async lastWritten(actionId: string, before = BEHIND_ALL): Promise<WrittenChunk | null> {
    const statement = this.statements.lastWrittenChunk(actionId, before);
    const [chunk] = await rowsOf<WrittenChunk>(this.database.reader, statement);
    return chunk ?? null;
  }
}

function nextOf({ id, validatedChunk }: AsyncAction, chunk: number): number {
  if (validatedChunk === chunk - 1) return chunk;
  throw new Error(`The chunk before ${chunk} of ${id} is not validated`);
}
