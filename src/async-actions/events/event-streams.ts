import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { LongRequest } from '../../http/long-request.js';
import { MemoryBudget } from '../../memory/memory-budget.js';
import type { MemoryHold } from '../../memory/memory-hold.js';
import { AsyncActionsService } from '../async-actions.service.js';
import { ListeningClients, type Listener } from '../listening/listening-clients.js';
import { streamToReader } from '../reports/report-downloads.js';
import { ProgressStore } from '../storage/progress-store.js';
import { ActionWatch } from '../watch/action-watch.js';
import { ActionEvents, type EndedEvents } from './action-events.js';
import { EndedEventReader } from './ended-events.js';

/** Events up to this size are covered by what each request counts. */
const SMALL_BYTES = 16_384;

/** Who wants a stream, and for which request. */
export interface StreamReader extends Omit<Listener, 'kind'> {
  readonly request: LongRequest;
  /** The id of the last event that the client has; null for one that comes anew. */
  readonly lastEventId: number | null;
}

/**
 * Opens streams of server-sent events. A stream ends with its connection, when its reader takes nothing for half a
 * minute, when its key is revoked and when the service ends. What is under way for it ends then too.
 */
@Injectable()
export class EventStreams {
  constructor(
    private readonly actions: AsyncActionsService,
    private readonly store: ProgressStore,
    private readonly clients: ListeningClients,
    private readonly watch: ActionWatch,
    private readonly ended: EndedEventReader,
    private readonly budget: MemoryBudget,
  ) {}

  /**
   * The events of one action, to its end. Null when the client has all of them.
   * @throws DomainError not_found, too_many_listeners
   */
  async ofAction(reader: StreamReader, id: string): Promise<Readable | null> {
    const { projectId, lastEventId } = reader;
    const { finishedAt, endPlace } = await this.actions.get(projectId, id);
    const hasEnded = finishedAt !== null;
    if (hasEnded && lastEventId !== null && lastEventId >= (endPlace ?? 0)) return null;
    const ended = this.ended.ofAction(projectId, id);
    if (hasEnded) ended.due();
    return this.open(reader, ended, (events) =>
      this.watch.watchAction(id, {
        onSeen: (seen) => events.progress(seen),
        onEnded: () => {
          ended.due();
          events.look();
        },
      }),
    );
  }

  /**
   * The events of all actions of a project: those that ended behind the last event of the client, then what comes.
   * @throws DomainError too_many_listeners
   */
  async ofProject(reader: StreamReader): Promise<Readable> {
    const { projectId, lastEventId } = reader;
    const [front] = await this.store.fronts([projectId]);
    const lastPlace = front?.lastPlace ?? 0;
    const ended = this.ended.ofProject(projectId, Math.min(lastEventId ?? lastPlace, lastPlace));
    ended.dueUpTo(lastPlace);
    return this.open(reader, ended, (events) =>
      this.watch.watchProject(projectId, {
        onEnds: (place) => {
          if (ended.dueUpTo(place)) events.look();
        },
        onHead: (head) => events.progress(head),
      }),
    );
  }

  private open(
    { request, ...listener }: StreamReader,
    ended: EndedEvents,
    watch: (events: ActionEvents) => () => void,
  ): Readable {
    const listening = this.clients.begin({ ...listener, kind: 'stream' });
    const memory = this.budget.open(listener.projectId);
    const events = new ActionEvents(ended, listening);
    const unwatch = watch(events);
    request.leaveTurn();
    const stream = streamToReader(counted(events.pieces(), memory));
    stream.once('close', () => {
      unwatch();
      memory.release();
      listening.close();
    });
    request.onEnd(() => {
      listening.stop('gone');
      stream.destroy();
    });
    return stream;
  }
}

/** Counts pieces that are large until the reader wants the next one: in the stream, and in its socket. */
async function* counted(
  pieces: AsyncGenerator<Buffer>,
  memory: MemoryHold,
): AsyncGenerator<Buffer> {
  for await (const piece of pieces) {
    const bytes = piece.length > SMALL_BYTES ? 2 * piece.length : 0;
    if (bytes > 0) await memory.grow(bytes);
    yield piece;
    memory.shrink(bytes);
  }
}
