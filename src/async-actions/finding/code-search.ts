import { Injectable } from '@nestjs/common';
import type { AsyncAction } from '../async-action.js';
import { seek } from '../code-range.js';
import { ActionStore } from '../storage/action-store.js';
import { CodeIndex, type ChunkPlace } from '../storage/code-index.js';
import type { ListedActions } from './action-finder.js';
import { matchesFilter, type ActionFilter } from './action-filter.js';

/** Candidates of one look, and how many chunks one search may look at: both bound what it costs. */
const CANDIDATES = 32;
const MAX_CANDIDATES = 512;

/** Searches the actions of a project for a code. */
@Injectable()
export class CodeSearch {
  constructor(
    private readonly actions: ActionStore,
    private readonly codes: CodeIndex,
  ) {}

  /**
   * Up to `limit` actions with a row of the code that the filter takes, in reverse order of acceptance. It may stop
   * before it has found so many, when it has looked at enough.
   * @param before only actions accepted before the one with this place
   */
  async find(
    projectId: string,
    code: string,
    filter: ActionFilter & { readonly limit: number; readonly before: number },
  ): Promise<ListedActions> {
    const { limit, before: sequence } = filter;
    const sought = seek(code);
    const found = new Map<string, AsyncAction>();
    let before: ChunkPlace = { sequence, actionId: '', number: 0 };
    let settled: string | null = null;
    for (let looked = 0; looked < MAX_CANDIDATES; looked += CANDIDATES) {
      const page = { before, limit: CANDIDATES };
      const candidates = await this.codes.candidates(projectId, sought, page);
      const taken = await this.wanted(candidates, filter);
      const open = candidates.filter(({ actionId }) => taken.has(actionId));
      for (const { actionId } of await this.codes.holding(sought, open)) {
        if (found.size === limit && !found.has(actionId)) return matches(found, lastOf(found));
        found.set(actionId, taken.get(actionId) as AsyncAction);
      }
      const last = candidates.at(-1);
      if (last === undefined || candidates.length < CANDIDATES) return matches(found, null);
      // The last action may have chunks that were not looked at.
      settled =
        candidates.findLast(({ actionId }) => actionId !== last.actionId)?.actionId ?? settled;
      before = last;
    }
    return matches(found, settled);
  }

  private async wanted(
    chunks: readonly ChunkPlace[],
    filter: ActionFilter,
  ): Promise<ReadonlyMap<string, AsyncAction>> {
    const ids = [...new Set(chunks.map(({ actionId }) => actionId))];
    const actions = await this.actions.findAll(ids);
    return new Map(actions.filter((one) => matchesFilter(one, filter)).map((one) => [one.id, one]));
  }
}

function matches(
  found: ReadonlyMap<string, AsyncAction>,
  goesOnBehind: string | null,
): ListedActions {
  return { actions: [...found.values()], goesOnBehind };
}

function lastOf(found: ReadonlyMap<string, AsyncAction>): string | null {
  return [...found.keys()].at(-1) ?? null;
}
