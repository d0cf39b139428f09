import { ApiError, SessionEndedError } from '../api/errors.js';
import { Backoff } from './backoff.js';
import { EventParser, type StreamEvent } from './event-parser.js';

const TOO_MANY = 429;
/** The service sends something every 15 seconds; a connection that is silent for longer than twice that is dead. */
const SILENCE_MS = 40_000;

/** What is followed, and what is to be done with it. */
export interface Following {
  /** The id from which to go on; changed as events come. */
  readonly place: { lastEventId: string };
  /** Opens the stream behind an event. Null when no further event can come. @throws ApiError, AwayError */
  open(lastEventId: string, signal: AbortSignal): Promise<ReadableStream<Uint8Array> | null>;
  onEvents(events: readonly StreamEvent[]): void;
  /** Called with true when the stream opens and with false when it is lost. */
  onLive(isLive: boolean): void;
  /** Waits, and not longer than the service is away. */
  pause(ms: number, signal: AbortSignal): Promise<void>;
}

/**
 * Follows a stream of events, and opens it again when it is lost, until the signal aborts, no further event can come, or
 * the service refuses for good.
 */
export async function follow(following: Following, signal: AbortSignal): Promise<void> {
  const backoff = new Backoff();
  for (;;) {
    const retryMs = await readOnce(following, backoff, signal);
    if (retryMs === 'over' || signal.aborted) return;
    await following.pause(backoff.next(retryMs), signal);
  }
}

/** @returns when to come back, as far as the service has said so */
async function readOnce(
  following: Following,
  backoff: Backoff,
  signal: AbortSignal,
): Promise<number | null | 'over'> {
  const { place } = following;
  const parser = new EventParser(place.lastEventId);
  const isUnwanted = () => signal.aborted;
  try {
    const stream = await following.open(place.lastEventId, signal);
    if (stream === null || isUnwanted()) return 'over';
    following.onLive(true);
    for await (const text of piecesOf(stream, signal)) {
      backoff.reset();
      const events = parser.push(text);
      place.lastEventId = parser.lastEventId;
      if (events.length > 0 && !isUnwanted()) following.onEvents(events);
    }
  } catch (error) {
    if (isFinal(error)) return 'over';
  } finally {
    following.onLive(false);
  }
  return parser.retryMs;
}

async function* piecesOf(
  stream: ReadableStream<Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<string> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  try {
    while (!signal.aborted) {
      const { done, value } = await nextOf(reader, signal);
      if (done) return;
      yield decoder.decode(value, { stream: true });
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

type Reader = ReadableStreamDefaultReader<Uint8Array>;
type Next = Awaited<ReturnType<Reader['read']>>;

/**
 * What comes next, or the end when nothing comes for too long or nothing is wanted any more. The reader alone may wait
 * for ever then: not every fetch that is aborted ends the stream of its answer.
 */
async function nextOf(reader: Reader, signal: AbortSignal): Promise<Next> {
  const over = new AbortController();
  const end = new Promise<Next>((resolve) => {
    const resolveOver = () => resolve({ done: true, value: undefined });
    const timer = setTimeout(resolveOver, SILENCE_MS);
    signal.addEventListener('abort', resolveOver, { signal: over.signal });
    over.signal.addEventListener('abort', () => clearTimeout(timer));
  });
  return Promise.race([reader.read(), end]).finally(() => over.abort());
}

/** A refusal stays one, but for a service that has too many listeners now. */
function isFinal(error: unknown): boolean {
  return (
    error instanceof SessionEndedError || (error instanceof ApiError && error.status !== TOO_MANY)
  );
}
