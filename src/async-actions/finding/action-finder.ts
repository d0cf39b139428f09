import { Injectable } from '@nestjs/common';
import { invalidQuery } from '../../errors/domain-error.js';
import { readPage } from '../../paging/read-page.js';
import type { AsyncAction } from '../async-action.js';
import { AsyncActionsService } from '../async-actions.service.js';
import { ActionStore, type ActionPlace } from '../storage/action-store.js';
import type { ActionFilter } from './action-filter.js';
import { CodeSearch } from './code-search.js';

/** Which actions of a project are listed, newest first, and where the list begins and ends. */
export interface ActionQuery extends ActionFilter {
  readonly limit: number;
  /** Only those with a row of this code. */
  readonly code?: string;
  /** The id of the action after which it begins. */
  readonly startingAfterId?: string;
}

/** A page of actions. */
export interface ListedActions {
  readonly actions: readonly AsyncAction[];
  /** The id behind which others may follow; null at the end of the list. */
  readonly goesOnBehind: string | null;
}

/** No action comes this far. */
const MAX_SEQUENCE = 2_147_483_647;

/** Finds the actions of a project. */
@Injectable()
export class ActionFinder {
  constructor(
    private readonly actions: ActionStore,
    private readonly codes: CodeSearch,
    private readonly service: AsyncActionsService,
  ) {}

  /**
   * A page, newest first. One that looks for a code may be shorter than it could be, even empty, when others follow.
   * @throws DomainError invalid_query_params when it is to begin after an action that the project does not have
   */
  async list(projectId: string, query: ActionQuery): Promise<ListedActions> {
    const { actions, goesOnBehind } = await this.find(projectId, query);
    return { actions: await this.service.withOutlooks(actions), goesOnBehind };
  }

  private async find(projectId: string, query: ActionQuery): Promise<ListedActions> {
    const { code, startingAfterId, ...page } = query;
    const after = await this.placeOf(projectId, startingAfterId);
    if (code !== undefined) {
      const before = after?.sequence ?? MAX_SEQUENCE;
      return this.codes.find(projectId, code, { ...page, before });
    }
    const { items: actions, hasMore } = await readPage({ ...page, after }, (cut) =>
      this.actions.list(projectId, cut),
    );
    return { actions, goesOnBehind: hasMore ? (actions.at(-1)?.id ?? null) : null };
  }

  private async placeOf(projectId: string, id?: string): Promise<ActionPlace | undefined> {
    if (id === undefined) return undefined;
    const action = await this.actions.find(projectId, id);
    if (action !== null) return action;
    throw invalidQuery('Property .starting_after_id must be the id of an async action');
  }
}
