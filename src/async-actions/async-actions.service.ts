import { Injectable } from '@nestjs/common';
import { notFound } from '../errors/domain-error.js';
import type { AsyncAction, AsyncActionDetails } from './async-action.js';
import { ActionStore, type ActionPage } from './storage/action-store.js';

/** Reads a project's actions. */
@Injectable()
export class AsyncActionsService {
  constructor(private readonly actions: ActionStore) {}

  /** @throws DomainError not_found, also for another project's action */
  async get(projectId: string, id: string): Promise<AsyncActionDetails> {
    const action = await this.actions.find(projectId, id);
    if (action === null) throw notFound('async_action', id);
    return action;
  }

  /** A page, newest first, and whether older actions follow. */
  async list(
    projectId: string,
    page: ActionPage,
  ): Promise<{ actions: AsyncAction[]; hasMore: boolean }> {
    const actions = await this.actions.list(projectId, { ...page, limit: page.limit + 1 });
    return { actions: actions.slice(0, page.limit), hasMore: actions.length > page.limit };
  }
}
