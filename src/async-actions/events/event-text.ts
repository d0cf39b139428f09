import { toBaseResponse } from '../dto/async-action.response.js';
import { outlookOf } from '../progress/outlook.js';
import type { SeenAction } from '../storage/progress-store.js';

/** A client that lost its stream comes back after so long; at the end of a service not all at the same moment. */
const RETRY_MS = 2_000;
const RETRY_SPREAD_MS = 2_000;

/** Keeps a stream open on which there is nothing to say. */
export const HEARTBEAT = Buffer.from(':\n\n');

/** Sent first. An id is that of the event before which the stream begins. */
export function opening(id: number | null): Buffer {
  return Buffer.from(`retry: ${RETRY_MS}\n${id === null ? '' : `id: ${id}\n`}\n`);
}

/** Sent last when the service ends. */
export function farewell(): Buffer {
  return Buffer.from(`retry: ${RETRY_MS + Math.floor(Math.random() * RETRY_SPREAD_MS)}\n\n`);
}

/** The action has ended. `place` in the order of ends is what a client names when it comes back. */
export function endedEvent(place: number, action: object): Buffer {
  return Buffer.from(`event: ended\nid: ${place}\ndata: ${JSON.stringify(action)}\n\n`);
}

/** How an action stands, as an event, and by what it differs from the one before. */
export interface ProgressEvent {
  readonly text: Buffer;
  /** The same while nothing has changed but the time. */
  readonly state: string;
}

const made = new WeakMap<SeenAction, ProgressEvent>();

/** Made once for all streams that send it. */
export function progressEvent(seen: SeenAction): ProgressEvent {
  const known = made.get(seen);
  if (known !== undefined) return known;
  const { action, standing } = seen;
  const outlook = standing === null ? undefined : outlookOf(action, standing, Date.now());
  const { estimated_end_at, ...steady } = toBaseResponse({ ...action, outlook });
  const data = JSON.stringify({ ...steady, estimated_end_at });
  const text = Buffer.from(`event: progress\ndata: ${data}\n\n`);
  const event = { text, state: JSON.stringify([steady, outlook?.isHeld]) };
  made.set(seen, event);
  return event;
}
