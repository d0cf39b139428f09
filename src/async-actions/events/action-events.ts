import type { SeenAction } from '../storage/progress-store.js';
import { Bell } from '../watch/bell.js';
import type { Listening } from '../listening/listening.js';
import { HEARTBEAT, farewell, opening, progressEvent } from './event-text.js';

/** Proxies close what is silent for a minute, some after half of that. */
const HEARTBEAT_MS = 15_000;

/** That an action has ended, as a text. */
export interface EndedEvent {
  readonly actionId: string;
  readonly text: Buffer;
}

/** What a stream sends besides progress. */
export interface EndedEvents {
  /** Of the event before which the stream begins, where its events have ids from the start. */
  readonly firstId: number | null;
  /** The next events that are due; none when none is. Of what was seen before, nothing is older than they are. */
  next(): Promise<readonly EndedEvent[]>;
  /** True once no further event can come. */
  isOver(): boolean;
}

/**
 * The events of one stream, made as its reader takes them. However slow it is, only the latest progress is kept for it
 * and `ended` events are read when it comes to them.
 */
export class ActionEvents {
  private readonly bell = new Bell();
  private latest: SeenAction | null = null;
  private sent = '';

  constructor(
    private readonly ended: EndedEvents,
    private readonly listening: Listening,
  ) {
    listening.signal.addEventListener('abort', () => this.bell.ring());
  }

  /** What is to be sent as the next progress, in place of what was to be sent before. */
  progress(seen: SeenAction | null): void {
    this.latest = seen;
    if (seen !== null && progressEvent(seen).state !== this.sent) this.bell.ring();
  }

  /** `ended` events may be due. */
  look(): void {
    this.bell.ring();
  }

  /** The pieces, to the end of what can come or of the listening. */
  async *pieces(): AsyncGenerator<Buffer> {
    yield opening(this.ended.firstId);
    while (this.listening.ending === null) {
      yield* this.due();
      if (this.ended.isOver()) return;
      // What has come since then has rung the bell, the end of the listening included.
      if (!(await this.bell.wait(HEARTBEAT_MS))) yield HEARTBEAT;
    }
    if (this.listening.ending === 'shutdown') yield farewell();
  }

  private async *due(): AsyncGenerator<Buffer> {
    const hasEnded = new Set<string>();
    for (;;) {
      const ended = await this.ended.next();
      if (ended.length === 0) break;
      for (const { actionId, text } of ended) {
        hasEnded.add(actionId);
        yield text;
      }
    }
    const { latest } = this;
    this.latest = null;
    if (latest === null || hasEnded.has(latest.action.id)) return;
    const { text, state } = progressEvent(latest);
    if (state !== this.sent) yield text;
    this.sent = state;
  }
}
