import { Injectable } from '@nestjs/common';
import { ActionPresenter } from '../action-presenter.js';
import type { AsyncActionDetails } from '../async-action.js';
import { AsyncActionsService } from '../async-actions.service.js';
import { SharedReads } from '../listening/shared-reads.js';
import { ProgressStore } from '../storage/progress-store.js';
import type { EndedEvent, EndedEvents } from './action-events.js';
import { endedEvent } from './event-text.js';

/** Each can list a thousand failed rows. */
const PER_READ = 4;

interface PlacedEvent extends EndedEvent {
  readonly place: number;
}

/** The `ended` events of one action: one, and then the stream is over. */
export interface EndOfAction extends EndedEvents {
  /** It has ended. */
  due(): void;
}

/** The `ended` events of a project. */
export interface EndsOfProject extends EndedEvents {
  /** Those up to this place are due. Returns whether there are such that were not read yet. */
  dueUpTo(place: number): boolean;
}

/** Reads `ended` events when a stream comes to them: once for all streams that come to the same ones together. */
@Injectable()
export class EndedEventReader {
  constructor(
    private readonly store: ProgressStore,
    private readonly actions: AsyncActionsService,
    private readonly presenter: ActionPresenter,
    private readonly reads: SharedReads,
  ) {}

  ofAction(projectId: string, id: string): EndOfAction {
    let isDue = false;
    let isOver = false;
    return {
      firstId: null,
      due: () => (isDue = true),
      next: async () => {
        if (!isDue || isOver) return [];
        isOver = true;
        return [await this.readOne(projectId, id)];
      },
      isOver: () => isOver,
    };
  }

  /** @param after the place of the last event that the client has */
  ofProject(projectId: string, after: number): EndsOfProject {
    let read = after;
    let due = after;
    return {
      firstId: after,
      dueUpTo: (place) => {
        due = Math.max(due, place);
        return due > read;
      },
      next: async () => {
        if (due <= read) return [];
        const events = await this.readAfter(projectId, read);
        const known = events.filter(({ place }) => place <= due);
        read = known.at(-1)?.place ?? due;
        return known;
      },
      isOver: () => false,
    };
  }

  private readOne(projectId: string, id: string): Promise<PlacedEvent> {
    return this.reads.read(projectId, `ended/${projectId}/${id}`, async () =>
      this.eventOf(await this.actions.get(projectId, id)),
    );
  }

  private readAfter(projectId: string, place: number): Promise<PlacedEvent[]> {
    return this.reads.read(projectId, `ended-after/${projectId}/${place}`, async () => {
      const actions = await this.store.endedAfter(projectId, place, PER_READ);
      return actions.map((action) => this.eventOf(action));
    });
  }

  private eventOf(action: AsyncActionDetails): PlacedEvent {
    const place = action.endPlace ?? 0;
    const text = endedEvent(place, this.presenter.present(action));
    return { actionId: action.id, place, text };
  }
}
