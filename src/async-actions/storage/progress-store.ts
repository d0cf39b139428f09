import type { AsyncAction, AsyncActionDetails } from '../async-action.js';
import type { Standing } from '../progress/standing.js';

/** An action and, unless it has ended, where it stands. Both are of one moment. */
export interface SeenAction {
  readonly action: AsyncAction;
  readonly standing: Standing | null;
}

/** What changes of a project when its actions end. */
export interface ProjectFront {
  readonly projectId: string;
  /** The place of the action that ended last; 0 when none has. */
  readonly lastPlace: number;
  /** The action that runs or is the next to run; null when all have ended. */
  readonly headId: string | null;
}

/** What those look at who follow actions. All of it is committed; each method is one statement. */
export abstract class ProgressStore {
  /**
   * The actions of `followed` however they stand, and those of `awaited` that have ended, in any order. Ids that
   * nobody has are left out.
   */
  abstract look(followed: readonly string[], awaited?: readonly string[]): Promise<SeenAction[]>;

  /** One for each project, in any order. */
  abstract fronts(projectIds: readonly string[]): Promise<ProjectFront[]>;

  /** The actions of a project with a higher place than this one in the order of ends, in that order, at most `limit`. */
  abstract endedAfter(
    projectId: string,
    place: number,
    limit: number,
  ): Promise<AsyncActionDetails[]>;
}
