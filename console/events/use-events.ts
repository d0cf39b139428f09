import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import { connection } from '../api/connection.js';
import { onSignIn, onSignOut, useSession } from '../session/session.js';
import type { StreamEvent } from '../../src/client/events/event-parser.js';
import { follow } from '../../src/client/events/follow.js';
import { openStream, type StreamName } from '../../src/client/events/open-stream.js';
import { api } from '../api/client.js';
import { places } from './places-in-streams.js';

/** What is to be done with what comes. */
export interface EventListener {
  readonly onEvents: (events: readonly StreamEvent[]) => void;
  /** Whether the stream is open; while it is not, what it feeds must be read in another way. */
  readonly onLive: (isLive: boolean) => void;
}

/**
 * Follows a stream while the page is in sight: browsers have few connections for all their windows. It goes on where it
 * was left when that was a moment ago.
 * @param name nothing is followed without one
 */
export function useEvents(name: StreamName | null, listener: EventListener): void {
  const onEvents = useEffectEvent(listener.onEvents);
  const onLive = useEffectEvent(listener.onLive);
  const isSignedIn = useSession().status === 'signed-in';
  const isInSight = useSyncExternalStore(subscribeToSight, () => !document.hidden);
  useEffect(() => {
    if (name === null || !isSignedIn || !isInSight) return;
    const stop = new AbortController();
    const place = places.enter(name);
    void follow(
      {
        place,
        open: (lastEventId, signal) => openStream(api, name, lastEventId, signal),
        onEvents: (events) => onEvents(events),
        onLive: (isLive) => onLive(isLive),
        pause: pauseUntilBack,
      },
      stop.signal,
    );
    return () => {
      stop.abort();
      places.leave(name);
    };
  }, [name, isSignedIn, isInSight]);
}

onSignIn((arrival) => {
  if (arrival === 'other') places.forget();
});
onSignOut(() => places.forget());

function subscribeToSight(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener);
  return () => document.removeEventListener('visibilitychange', listener);
}

/** Waits so long, but not longer than until the service is back. */
function pauseUntilBack(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(end, ms);
    const unsubscribe = connection.onBack(end);
    signal.addEventListener('abort', end, { once: true });
    function end() {
      clearTimeout(timer);
      unsubscribe();
      signal.removeEventListener('abort', end);
      resolve();
    }
  });
}
