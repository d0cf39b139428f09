import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { fastify, type FastifyInstance } from 'fastify';
import { eventually } from '../../test/support/eventually.js';
import { watchHangUp } from './hang-up.js';
import { trackRequest } from './open-requests.js';
import { takeTurns } from './take-turns.hook.js';

describe('many requests at once', () => {
  let server: FastifyInstance;
  let url: string;
  let running: string[];
  let ends: (() => void)[];

  beforeEach(async () => {
    running = [];
    ends = [];
    server = fastify();
    server.decorateRequest('principal');
    server.addHook('onRequest', trackRequest);
    server.addHook('onRequest', watchHangUp);
    server.addHook('onRequest', (request, _reply, done) => {
      const projectId = String(request.headers['x-project']);
      request.principal = { projectId, appId: 'a', keyName: 'A', means: 'key', scopes: ['api'] };
      done();
    });
    server.addHook('preHandler', takeTurns());
    server.all('/', async (request) => {
      running.push(request.principal?.projectId ?? '');
      await new Promise<void>((resolve) => ends.push(resolve));
      return {};
    });
    url = await server.listen({ port: 0, host: '127.0.0.1' });
  });

  afterEach(() => server.close());

  const send = (project: string, method = 'POST', signal?: AbortSignal) =>
    fetch(url, { method, signal, headers: { 'x-project': project } });
  const areRunning = (count: number) =>
    eventually(`${count} are running`, () => running.length === count);

  it('write five at a time, while other projects and reads pass', async () => {
    const answers = Array.from({ length: 8 }, () => send('a'));
    await areRunning(5);
    answers.push(send('b'), send('a', 'GET'));
    await areRunning(7);
    expect([...running].sort()).toEqual(['a', 'a', 'a', 'a', 'a', 'a', 'b']);

    for (let ended = 0; ended < 10; ended += 1) {
      await eventually('one is running', () => ends.length > 0);
      ends.shift()?.();
    }
    expect((await Promise.all(answers)).every(({ ok }) => ok)).toBe(true);
    expect(running).toHaveLength(10);
  });

  it('read twenty at a time, while other projects and writes pass', async () => {
    const answers = Array.from({ length: 22 }, () => send('a', 'GET'));
    await areRunning(20);
    answers.push(send('b', 'GET'), send('a'));
    await areRunning(22);

    for (let ended = 0; ended < 24; ended += 1) {
      await eventually('one is running', () => ends.length > 0);
      ends.shift()?.();
    }
    expect((await Promise.all(answers)).every(({ ok }) => ok)).toBe(true);
    expect(running).toHaveLength(24);
  });

  it('give up the turn of a client that has gone', async () => {
    const leave = new AbortController();
    const first = Array.from({ length: 5 }, () => send('a'));
    await areRunning(5);
    const gone = send('a', 'POST', leave.signal).catch(() => null);
    leave.abort();
    await gone;
    const next = send('a');
    ends.shift()?.();
    await areRunning(6);
    for (const end of ends.splice(0)) end();
    await Promise.all([...first, next]);
    expect(running).toHaveLength(6);
  });
});
