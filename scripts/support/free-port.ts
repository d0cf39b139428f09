import { createServer } from 'node:net';

/** The preferred port of the loopback if nobody listens on it, else any one that is free now. */
export async function freePort(preferred = 0): Promise<number> {
  return (await tryPort(preferred)) ?? (await tryPort(0)) ?? preferred;
}

function tryPort(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      const found = typeof address === 'object' ? (address?.port ?? null) : null;
      server.close(() => resolve(found));
    });
  });
}
