import type { IncomingMessage } from 'node:http';

const WINDOW_MS = 10_000;
const MIN_BYTES_PER_WINDOW = 4_096;

/**
 * Tells of a request whose body only drips: a client slower than 4 KiB in ten seconds holds a socket
 * for nothing. A slow but steady upload goes on for as long as the server's request time-out allows.
 * @returns a function that ends the watch
 */
export function watchTransferRate(request: IncomingMessage, onDrip: () => void): () => void {
  const { socket } = request;
  let seen = socket.bytesRead;
  const timer = setInterval(() => {
    if (socket.bytesRead - seen < MIN_BYTES_PER_WINDOW) onDrip();
    seen = socket.bytesRead;
  }, WINDOW_MS);
  return () => clearInterval(timer);
}
