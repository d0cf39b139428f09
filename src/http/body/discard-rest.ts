import type { IncomingMessage } from 'node:http';

/** How long the rest of a refused body may take. */
const LINGER_MS = 10_000;

/**
 * Lets the rest of a refused body come and go. Closing the connection at once would reset it under a
 * client that still sends, which then never sees why it was refused.
 */
export function discardRest(request: IncomingMessage): void {
  request.resume();
  if (request.complete) return;
  const timer = setTimeout(() => request.destroy(), LINGER_MS);
  request.once('close', () => clearTimeout(timer));
}
