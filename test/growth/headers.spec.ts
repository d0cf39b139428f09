import type { IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { pino } from 'pino';
import {
  readBasic,
  readEncodedBasic,
  readBasicPassword,
  readBearer,
  readKeyHeaders,
  readManagementKey,
} from '../../src/auth/credentials.js';
import { refuseUnacceptable } from '../../src/http/refuse-unacceptable.hook.js';
import { bodyParser } from '../../src/http/body/body-parser.js';
import { parseForm } from '../../src/http/body/form.js';
import { createFastifyAdapter } from '../../src/http/fastify-adapter.js';
import { watchHangUp } from '../../src/http/hang-up.js';
import { holdMemory } from '../../src/http/request-memory.js';
import { MemoryBudget } from '../../src/memory/memory-budget.js';
import { MAX_QUERY_LENGTH, readQueryEntries } from '../../src/http/query-entries.js';
import { ListVouchersPipe } from '../../src/vouchers/listing/dto/list-vouchers.pipe.js';
import { BuiltWorkers } from '../support/runner/built-workers.js';
import { expectLinearGrowth } from '../support/growth.js';

/** Node takes 16 KiB of all header lines together; the other lines are short. */
const LARGEST = 15_000;
const LARGEST_FORM = 8_192;

const fill = (text: string, size: number) => text.repeat(Math.ceil(size / text.length));

async function answerOf(read: () => unknown): Promise<unknown> {
  try {
    return await read();
  } catch (error) {
    return error;
  }
}

describe('credentials take time in proportion to their size', () => {
  it.each<[string, (size: number) => string]>([
    ['a long token', (size) => `Bearer ${fill('a', size)}`],
    ['spaces', (size) => `Bearer${fill(' ', size)}`],
    ['a pair of colons', (size) => `Basic ${Buffer.from(fill(':', size)).toString('base64')}`],
    ['a pair that is no Base64', (size) => `Basic ${fill('=', size)}`],
    ['commas', (size) => fill(',', size)],
  ])('%s', async (_name, textOf) => {
    await expectLinearGrowth(LARGEST, (size) => {
      const text = textOf(size);
      const headers = {
        authorization: text,
        'x-app-id': text,
        'x-app-token': text,
        'x-management-key': text,
      };
      const rawHeaders = Object.entries(headers).flat();
      const request = { headers, rawHeaders } as unknown as IncomingMessage;
      return () => [
        readBearer(request),
        readBasic(request),
        readEncodedBasic(request),
        readBasicPassword(request),
        readKeyHeaders(request),
        readManagementKey(request),
      ];
    });
  });
});

describe('a header takes time in proportion to its size', () => {
  const workers = new BuiltWorkers();
  let fastify: FastifyInstance;
  let url: string;

  beforeAll(async () => {
    const logger = pino({ level: 'silent' });
    fastify = createFastifyAdapter(logger, ['127.0.0.1', '10.0.0.0/8']).getInstance();
    fastify.addHook('onRequest', watchHangUp);
    fastify.addHook('onRequest', holdMemory(new MemoryBudget(2 ** 28)));
    fastify.addHook('onRequest', refuseUnacceptable);
    fastify.removeAllContentTypeParsers();
    const parse = bodyParser(workers, () => 'tenant');
    fastify.addContentTypeParser('*', (request: FastifyRequest) => parse(request));
    fastify.post('/', { config: { vouchsafe: {} } }, ({ ip }) => ({ ip }));
    url = await fastify.listen({ host: '127.0.0.1', port: 0 });
  });

  afterAll(async () => {
    await fastify.close();
    await workers.onApplicationShutdown();
  });

  const post = (headers: Record<string, string>) =>
    fetch(url, { method: 'POST', headers, body: '{}' });

  it.each<[string, string, (size: number) => string]>([
    ['accept', 'of ranges', (size) => fill('text/plain,', size)],
    ['accept', 'of parameters', (size) => `text/plain${fill(';q=0', size)}`],
    ['accept', 'of zeros', (size) => `text/plain;q=0.${fill('0', size)}1`],
    ['content-type', 'of parameters', (size) => `application/json${fill(';a=b', size)}`],
    ['content-type', 'of one long name', (size) => `application/${fill('a.', size)}`],
    ['content-type', 'of plus signs', (size) => `application/${fill('+json', size)}x`],
    ['content-type', 'of spaces', (size) => `application/json;${fill(' ', size)}a`],
    ['content-encoding', 'of spaces', (size) => `a${fill(' ', size)}b`],
    ['x-forwarded-for', 'of trusted addresses', (size) => `1.1.1.1${fill(',10.0.0.1', size)}`],
    ['x-forwarded-for', 'of commas', (size) => fill(',', size)],
    ['x-forwarded-for', 'of spaces', (size) => `1.1.1.1${fill(' ', size)},10.0.0.1`],
  ])('%s %s', async (name, _what, textOf) => {
    await expectLinearGrowth(LARGEST, (size) => {
      const headers = { 'content-type': 'application/json', [name]: textOf(size) };
      return async () => (await post(headers)).text();
    });
  });

  it('is looked at, and a trusted proxy believed', async () => {
    const headers = { 'x-forwarded-for': '1.1.1.1,10.0.0.1', 'content-type': 'application/json' };
    expect(await (await post(headers)).json()).toEqual({ ip: '1.1.1.1' });
  });
});

describe('a form takes time in proportion to its size', () => {
  it.each<[string, (size: number) => string]>([
    ['of fields', (size) => fill('a=b&', size)],
    ['of percent signs', (size) => `a=${fill('%41', size)}`],
    ['of broken percent signs', (size) => fill('%', size)],
    ['of plus signs', (size) => `scope=${fill('+', size)}`],
  ])('%s', async (_name, textOf) => {
    await expectLinearGrowth(LARGEST_FORM, (size) => {
      const bytes = Buffer.from(textOf(size));
      return () => answerOf(() => parseForm(bytes));
    });
  });
});

describe('a query takes time in proportion to its size', () => {
  const pipe = new ListVouchersPipe();
  const condition = (key: string) => `filters[metadata.${key}][conditions]`;

  it.each<[string, (size: number) => string]>([
    ['of conditions', (size) => fill(`${condition('a')}[$is]=1&`, size)],
    ['of brackets in a key', (size) => `filters[${fill('][', size)}=1`],
    ['of ends of a name', (size) => `filters[a${fill('][conditions]', size)}=1`],
    ['of places', (size) => `${condition('a')}[$is]${fill('[0]', size)}=1`],
    ['of a number of zeros', (size) => `${condition('a')}[$more_than]=1${fill('0', size)}x`],
    ['of ids', (size) => fill('ids[]=a&', size)],
    ['of one name', (size) => fill('limit=1&', size)],
    ['of bounds', (size) => fill('created_at[before]=2022-01-01&', size)],
    ['of opening brackets', (size) => fill('[', size)],
  ])('%s', async (_name, textOf) => {
    await expectLinearGrowth(MAX_QUERY_LENGTH, (size) => {
      const url = `/v1/vouchers?${textOf(size).slice(0, size)}`;
      return () => answerOf(() => pipe.transform(readQueryEntries(url)));
    });
  });
});
