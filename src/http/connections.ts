import type { Server } from 'node:http';

/** Open connections at a time. Each costs some kilobytes; a service behind a proxy has a few hundred. */
const MAX_CONNECTIONS = 5_000;

/**
 * Bounds the connections of the server. At the bound a new one is refused, and those without a request under way
 * are closed to make room for the next.
 */
export function limitConnections(server: Server): void {
  server.maxConnections = MAX_CONNECTIONS;
  server.on('drop', () => server.closeIdleConnections());
}
