import { Injectable } from '@nestjs/common';
import { readPage } from '../paging/read-page.js';
import { findAction } from './find-action.js';
import type { AsyncAction, AsyncActionDetails } from './async-action.js';
import { ActionStore, type ActionPage, type Backlog } from './storage/action-store.js';

/** Reads actions. */
@Injectable()
export class AsyncActionsService {
  constructor(private readonly actions: ActionStore) {}

  /** @throws DomainError not_found, also for another project's action */
  async get(projectId: string, id: string): Promise<AsyncActionDetails> {
    const action = await findAction(this.actions, projectId, id);
    if (action.pausedAt === null || action.finishedAt !== null) return action;
    return { ...action, holdsQueue: await this.actions.isHead(action) };
  }

  /** A page, newest first, and whether older actions follow. */
  async list(
    projectId: string,
    page: ActionPage,
  ): Promise<{ actions: AsyncAction[]; hasMore: boolean }> {
    const { items: actions, hasMore } = await readPage(page, (query) =>
      this.actions.list(projectId, query),
    );
    return { actions, hasMore };
  }

  /** How much waits: the `limit` projects with the most unfinished actions, each, and all others as one. */
  backlogs(limit: number): Promise<Backlog[]> {
    return this.actions.backlogs(limit);
  }
}
