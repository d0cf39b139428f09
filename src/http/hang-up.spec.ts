import { once } from 'node:events';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { fastify, type FastifyInstance } from 'fastify';
import { BuiltWorkers } from '../../test/support/runner/built-workers.js';
import { eventually } from '../../test/support/eventually.js';
import { doubling, neverEnding, sharedCounter } from '../../test/support/runner/test-tasks.js';
import { MemoryBudget } from '../memory/memory-budget.js';
import { POOL_LIMITS } from '../workers/worker-pool.js';
import { bodyParser } from './body/body-parser.js';
import { hangUpOf, watchHangUp } from './hang-up.js';
import { trackRequest } from './open-requests.js';
import { holdMemory } from './request-memory.js';

describe('a client that hangs up', () => {
  let server: FastifyInstance;
  let workers: BuiltWorkers;
  let counter: Int32Array;
  let requests: number;

  beforeEach(async () => {
    requests = 0;
    const bodies = { ...POOL_LIMITS.bodies, threads: 1 };
    workers = new BuiltWorkers({ ...POOL_LIMITS, bodies });
    counter = sharedCounter();
    server = fastify();
    server.addHook('onRequest', trackRequest);
    server.addHook('onRequest', watchHangUp);
    server.addHook('onRequest', holdMemory(new MemoryBudget(1_000_000)));
    server.removeAllContentTypeParsers();
    server.addContentTypeParser(
      '*',
      bodyParser(workers, () => 'p'),
    );
    server.post('/never', (request) => {
      requests += 1;
      const options = { owner: 'p', signal: hangUpOf(request) };
      return workers.run(neverEnding('bodies'), { counter }, options);
    });
    server.post('/double', async (request) => {
      const options = { owner: 'p', signal: hangUpOf(request) };
      return { doubled: await workers.run(doubling('bodies'), 21, options) };
    });
    await server.listen({ port: 0, host: '127.0.0.1' });
  });

  afterEach(async () => {
    await server.close();
    await workers.onApplicationShutdown();
  });

  async function post(path: string, body: string): Promise<Socket> {
    const { port } = server.server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    const length = Buffer.byteLength(body);
    socket.write(
      `POST ${path} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n${body}`,
    );
    return socket;
  }

  async function answerOf(socket: Socket): Promise<string> {
    const [data] = (await once(socket, 'data')) as [Buffer];
    return data.toString();
  }

  it.each(['end', 'destroy', 'resetAndDestroy'] as const)(
    'ends the task that runs for it, and the thread is free: %s',
    async (how) => {
      const gone = await post('/never', '{}');
      await eventually('the task runs', () => Atomics.load(counter, 0) > 0);
      gone[how]();
      const next = await post('/double', '{}');
      expect(await answerOf(next)).toContain('{"doubled":42}');
      next.destroy();
    },
  );

  it('ends the tasks of all requests that it sent ahead', async () => {
    const never = 'POST /never HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n';
    const gone = await post('/never', '{}');
    gone.write(never);
    await eventually('the first task runs', () => Atomics.load(counter, 0) > 0);
    await eventually('the second request has come', () => requests === 2);
    gone.destroy();
    const next = await post('/double', '{}');
    expect(await answerOf(next)).toContain('{"doubled":42}');
    next.destroy();
  });

  it('is not one whose connection serves its next request', async () => {
    const socket = await post('/double', '{}');
    expect(await answerOf(socket)).toContain('{"doubled":42}');
    socket.write('POST /double HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n');
    expect(await answerOf(socket)).toContain('{"doubled":42}');
    socket.destroy();
  });

  it('leaves a body of more than 4 KiB, which waits for a thread, unread', async () => {
    const first = await post('/never', '{}');
    await eventually('the task runs', () => Atomics.load(counter, 0) > 0);
    const waiting = await post('/double', JSON.stringify({ text: 'x'.repeat(4_096) }));
    waiting.destroy();
    first.destroy();
    const next = await post('/double', JSON.stringify({ text: 'x'.repeat(4_096) }));
    expect(await answerOf(next)).toContain('{"doubled":42}');
    next.destroy();
  });
});
