import { Injectable } from '@nestjs/common';
import { findAction } from './find-action.js';
import type { AsyncAction, AsyncActionDetails } from './async-action.js';
import { outlookOf } from './progress/outlook.js';
import { ActionStore, type Backlog } from './storage/action-store.js';
import { ProgressStore } from './storage/progress-store.js';

/** Reads actions. */
@Injectable()
export class AsyncActionsService {
  constructor(
    private readonly actions: ActionStore,
    private readonly progress: ProgressStore,
  ) {}

  /** @throws DomainError not_found, also for another project's action */
  async get(projectId: string, id: string): Promise<AsyncActionDetails> {
    const action = await findAction(this.actions, projectId, id);
    const [withOutlook = action] = await this.withOutlooks([action]);
    return withOutlook;
  }

  /** The same actions; those that have not ended with what is to be expected of them. One statement for all. */
  async withOutlooks<Action extends AsyncAction>(actions: readonly Action[]): Promise<Action[]> {
    const unfinished = actions.filter(({ finishedAt }) => finishedAt === null);
    if (unfinished.length === 0) return [...actions];
    const seen = await this.progress.look(unfinished.map(({ id }) => id));
    const standings = new Map(seen.map(({ action, standing }) => [action.id, standing]));
    const nowMs = Date.now();
    return actions.map((action) => {
      const standing = standings.get(action.id) ?? null;
      return standing === null
        ? action
        : { ...action, outlook: outlookOf(action, standing, nowMs) };
    });
  }

  /** How much waits: the `limit` projects with the most unfinished actions, each, and all others as one. */
  backlogs(limit: number): Promise<Backlog[]> {
    return this.actions.backlogs(limit);
  }
}
