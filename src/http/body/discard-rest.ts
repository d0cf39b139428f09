import type { IncomingMessage } from 'node:http';
import { watchTransferRate } from './transfer-rate.js';

const discarded = new WeakSet<IncomingMessage>();

/**
 * Lets the rest of a refused body come and go. Closing the connection at once would reset it under a
 * client that still sends, which then never sees why it was refused. One that only drips is cut off.
 */
export function discardRest(request: IncomingMessage): void {
  if (request.complete || discarded.has(request)) return;
  discarded.add(request);
  request.resume();
  const { socket } = request;
  const stopWatch = watchTransferRate(
    () => socket.bytesRead,
    () => request.destroy(),
  );
  request.once('close', stopWatch);
}
