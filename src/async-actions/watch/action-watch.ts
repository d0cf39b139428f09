import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { RunnerEvents } from '../runner/runner-events.js';
import { ProgressStore, type ProjectFront, type SeenAction } from '../storage/progress-store.js';
import { LookLoop } from './look-loop.js';
import { Watchers } from './watchers.js';

/** Hears of one action. Is called while others wait: it returns at once. */
export interface ActionWatcher {
  /** For those who follow it: how it stands, at each tick until it has ended. */
  readonly onSeen?: (seen: SeenAction) => void;
  /** It has ended. Comes once. */
  readonly onEnded: () => void;
}

/** Hears of a project, as {@link ActionWatcher} of an action. */
export interface ProjectWatcher {
  /** The place of the action that ended last. */
  readonly onEnds: (lastPlace: number) => void;
  /** What runs or is the next to run, at each tick; null when all have ended. */
  readonly onHead: (head: SeenAction | null) => void;
}

/**
 * Looks at the actions that somebody follows or awaits, in one statement for all of them, and in one more where whole
 * projects are followed. It looks only while somebody is interested. Other processes end actions too, so the database
 * is what counts; what the runner of this process reports only makes the next look come sooner.
 */
@Injectable()
export class ActionWatch implements OnModuleInit {
  private readonly logger = new Logger(ActionWatch.name);
  private readonly actions = new Watchers<ActionWatcher>();
  private readonly projects = new Watchers<ProjectWatcher>();
  private readonly loop = new LookLoop(
    () => this.actions.size + this.projects.size > 0,
    (isFull) => this.tryLook(isFull),
  );
  private failing = false;

  constructor(
    private readonly store: ProgressStore,
    private readonly events: RunnerEvents,
  ) {}

  onModuleInit(): void {
    this.events.subscribe((event) => {
      if (event.kind !== 'action-ended') return;
      const { id, projectId } = event.action;
      if (this.actions.has(id) || this.projects.has(projectId)) this.loop.ring();
    });
  }

  /** Calls the watcher from now on, also when the action has ended before, until the returned function is called. */
  watchAction(id: string, watcher: ActionWatcher): () => void {
    const unwatch = this.actions.add(id, watcher);
    this.loop.start();
    return unwatch;
  }

  /** Calls the watcher from now on, until the returned function is called. */
  watchProject(projectId: string, watcher: ProjectWatcher): () => void {
    const unwatch = this.projects.add(projectId, watcher);
    this.loop.start();
    return unwatch;
  }

  private async tryLook(isFull: boolean): Promise<void> {
    try {
      await this.look(isFull);
      this.failing = false;
    } catch (error) {
      if (!this.failing) this.logger.warn({ err: error, msg: 'Cannot look at actions' });
      this.failing = true;
    }
  }

  private async look(isFull: boolean): Promise<void> {
    const projectIds = this.projects.keys();
    const fronts = projectIds.length === 0 ? [] : await this.store.fronts(projectIds);
    const ids = this.actions.keys();
    const isFollowed = (id: string) =>
      isFull && this.actions.of(id).some(({ onSeen }) => onSeen !== undefined);
    const heads = isFull ? fronts.map(({ headId }) => headId).filter((id) => id !== null) : [];
    const followed = [...new Set([...ids.filter(isFollowed), ...heads])];
    const awaited = ids.filter((id) => !isFollowed(id));
    const isIdle = followed.length + awaited.length === 0;
    const seen = isIdle ? [] : await this.store.look(followed, awaited);
    for (const one of seen) this.tellOfAction(one);
    const byId = new Map(seen.map((one) => [one.action.id, one]));
    for (const front of fronts) this.tellOfProject(front, isFull ? byId : null);
  }

  private tellOfAction(seen: SeenAction): void {
    const { id, finishedAt } = seen.action;
    for (const watcher of this.actions.of(id)) {
      if (finishedAt === null) watcher.onSeen?.(seen);
      else watcher.onEnded();
    }
    if (finishedAt !== null) this.actions.remove(id);
  }

  private tellOfProject(
    { projectId, lastPlace, headId }: ProjectFront,
    seen: ReadonlyMap<string, SeenAction> | null,
  ): void {
    const head = seen?.get(headId ?? '') ?? null;
    for (const watcher of this.projects.of(projectId)) {
      watcher.onEnds(lastPlace);
      if (seen !== null) watcher.onHead(head?.action.finishedAt === null ? head : null);
    }
  }
}
