import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import { Database } from '../../database/database.js';
import { AsyncActionChunkEntity } from '../../database/entities/async-action-chunk.entity.js';
import { AsyncActionEntity } from '../../database/entities/async-action.entity.js';
import { LookUp } from '../../database/look-up.js';
import { searchable } from '../../database/searchable.js';
import { rowsOf } from '../../database/statement.js';
import type { Transaction } from '../../database/transaction.js';
import { managerOf } from '../../database/typeorm-transaction.js';
import type { ActionProgress, AsyncAction, AsyncActionDetails } from '../async-action.js';
import {
  ACTION_COLUMNS,
  ACTION_DETAILS_COLUMNS,
  toAction,
  toActionDetails,
  withNumbers,
} from './action-mapper.js';
import {
  ActionStore,
  type ActionEnd,
  type ActionPage,
  type Backlog,
  type ChunkCounts,
  type KeyedRequest,
  type NewAction,
} from './action-store.js';
import { ASYNC_ACTION_STATEMENTS, type AsyncActionStatements } from './sql/index.js';

/** Actions in the table `async_actions`. */
@Injectable()
export class TypeormActionStore extends ActionStore {
  private readonly statements: AsyncActionStatements;
  private readonly byId: LookUp<AsyncActionEntity>;

  constructor(private readonly database: Database) {
    super();
    this.byId = new LookUp(database.reader, {
      name: 'find_action',
      entity: AsyncActionEntity,
      columns: Object.keys(ACTION_DETAILS_COLUMNS),
      by: ['projectId', 'id'],
    });
    this.statements = ASYNC_ACTION_STATEMENTS[database.dialect];
  }

  lockQueue(tx: Transaction, projectId: string): Promise<void> {
    return this.database.locks.name(tx, `async_actions/${projectId}`);
  }

  async findByKey(projectId: string, key: string, tx?: Transaction): Promise<KeyedRequest | null> {
    const repository = tx ? managerOf(tx).getRepository(AsyncActionEntity) : this.repository;
    const row = await repository.findOne({
      select: { id: true, createdAt: true, idempotencyRoute: true, bodySha256: true },
      where: { projectId, idempotencyKey: key },
    });
    if (row === null) return null;
    const { id, createdAt, idempotencyRoute, bodySha256 } = row;
    return { id, createdAt, route: idempotencyRoute ?? '', bodySha256: bodySha256 ?? '' };
  }

  async forgetKey(tx: Transaction, id: string): Promise<void> {
    await managerOf(tx).update(AsyncActionEntity, { id }, { idempotencyKey: null });
  }

  async insert(tx: Transaction, { idempotency, ...action }: NewAction): Promise<void> {
    const manager = managerOf(tx);
    const last = await manager.maximum(AsyncActionEntity, 'sequence', {
      projectId: action.projectId,
    });
    await manager.insert(AsyncActionEntity, {
      ...action,
      sequence: (last ?? 0) + 1,
      status: 'ENQUEUED',
      operationStatus: 'UNKNOWN',
      doneCount: 0,
      failedCount: 0,
      changedCount: 0,
      ...(action.pass !== undefined && { validatedChunk: -1, validatedCount: 0 }),
      updatedAt: action.createdAt,
      ...(idempotency && {
        idempotencyKey: idempotency.key,
        idempotencyRoute: idempotency.route,
        bodySha256: idempotency.bodySha256,
      }),
    });
  }

  async advance(tx: Transaction, id: string, counts: ChunkCounts): Promise<ActionProgress | null> {
    const statement = this.statements.advanceAction(id, counts);
    const [row] = await rowsOf<Omit<ActionProgress, 'status' | 'updatedAt'>>(
      managerOf(tx),
      statement,
    );
    return row === undefined ? null : { ...row, status: 'IN_PROGRESS', updatedAt: counts.nowMs };
  }

  async end(tx: Transaction, id: string, end: ActionEnd): Promise<boolean> {
    const notStopped = { cancelRequestedAt: IsNull(), pausedAt: IsNull() };
    const { affected } = await managerOf(tx).update(
      AsyncActionEntity,
      { id, finishedAt: IsNull(), ...(end.cancelledAt === undefined && notStopped) },
      { ...end, updatedAt: end.finishedAt },
    );
    if (affected === 0) return false;
    await rowsOf(managerOf(tx), this.statements.noteEnd(id));
    return true;
  }

  async lock(tx: Transaction, projectId: string, id: string): Promise<AsyncAction | null> {
    const row = await managerOf(tx).findOne(AsyncActionEntity, {
      select: ACTION_COLUMNS,
      where: { projectId, id: searchable(id) },
      ...this.database.locks.rows,
    });
    return row === null ? null : toAction(row);
  }

  async requestCancel(tx: Transaction, id: string, nowMs: number): Promise<void> {
    await managerOf(tx).update(AsyncActionEntity, { id }, { cancelRequestedAt: nowMs });
  }

  async confirm(tx: Transaction, id: string, confirmedBy: string): Promise<boolean> {
    const unconfirmed = { id, confirmedBy: IsNull() };
    const { affected } = await managerOf(tx).update(AsyncActionEntity, unconfirmed, {
      confirmedBy,
    });
    return affected === 1;
  }

  async pause(tx: Transaction, id: string, pausedAt: number | null): Promise<void> {
    const change = { pausedAt, paceSince: null, paceRows: null };
    await managerOf(tx).update(AsyncActionEntity, { id }, change);
  }

  async restartPace(tx: Transaction, projectId: string): Promise<void> {
    const running = { projectId, finishedAt: IsNull(), paceSince: Not(IsNull()) };
    await managerOf(tx).update(AsyncActionEntity, running, { paceSince: null, paceRows: null });
  }

  async find(projectId: string, id: string): Promise<AsyncActionDetails | null> {
    const row = await this.byId.find(this.database.reader, projectId, searchable(id));
    return row === null ? null : toActionDetails(withNumbers(row));
  }

  async findById(id: string): Promise<AsyncAction | null> {
    const row = await this.repository.findOne({
      select: ACTION_COLUMNS,
      where: { id: searchable(id) },
    });
    return row === null ? null : toAction(row);
  }

  async findAll(ids: readonly string[]): Promise<AsyncAction[]> {
    if (ids.length === 0) return [];
    const rows = await this.repository.find({
      select: ACTION_COLUMNS,
      where: { id: In([...ids]) },
    });
    return rows.map(toAction);
  }

  async list(projectId: string, page: ActionPage): Promise<AsyncAction[]> {
    const statement = this.statements.findActions(projectId, searchablePage(page));
    const places = await rowsOf<{ id: string }>(this.database.reader, statement);
    const actions = await this.findAll(places.map(({ id }) => id));
    const byId = new Map(actions.map((action) => [action.id, action]));
    return places.flatMap(({ id }) => byId.get(id) ?? []);
  }

  async headOfQueue(tx: Transaction, projectId: string): Promise<AsyncAction | null> {
    const row = await managerOf(tx).findOne(AsyncActionEntity, {
      select: ACTION_COLUMNS,
      where: { projectId, finishedAt: IsNull() },
      order: { sequence: 'ASC' },
    });
    return row === null ? null : toAction(row);
  }

  backlogs(limit: number): Promise<Backlog[]> {
    return rowsOf<Backlog>(this.database.longReader, this.statements.backlogs(limit));
  }

  async expired(nowMs: number, limit: number): Promise<string[]> {
    const rows = await this.repository
      .createQueryBuilder('action')
      .select('action.id', 'id')
      .where('action.reportsAvailableTill < :nowMs', { nowMs })
      .andWhereExists(
        this.repository.manager
          .createQueryBuilder(AsyncActionChunkEntity, 'chunk')
          .where('chunk.actionId = action.id'),
      )
      .limit(limit)
      .getRawMany<{ id: string }>();
    return rows.map((row) => row.id);
  }

  private get repository() {
    return this.database.reader.getRepository(AsyncActionEntity);
  }
}

/** The page with texts of a client as a look-up can ask for them. No label is empty, and none with U+0000 is kept. */
function searchablePage({ label, keyName, parentId, ...page }: ActionPage): ActionPage {
  const asked = (text: string | undefined) => (text === undefined ? undefined : searchable(text));
  const keptLabel = label?.includes('\0') === true ? '' : label;
  return { ...page, label: keptLabel, keyName: asked(keyName), parentId: asked(parentId) };
}
