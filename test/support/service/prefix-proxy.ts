import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';

/** A reverse proxy that hands requests under a prefix on to a service on the loopback, without the prefix. */
export class PrefixProxy {
  private constructor(private readonly server: Server) {}

  /** Resolves when it listens. Paths without the prefix get 502. */
  static async start(port: number, prefix: string, servicePort: number): Promise<PrefixProxy> {
    const server = createServer((incoming, outgoing) => {
      const { method, headers, url = '' } = incoming;
      if (!url.startsWith(`${prefix}/`)) return void outgoing.writeHead(502).end();
      const path = url.slice(prefix.length);
      const onward = request(
        { host: '127.0.0.1', port: servicePort, method, path, headers },
        (answer) => {
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(outgoing);
        },
      );
      incoming.pipe(onward);
    });
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return new PrefixProxy(server);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}
