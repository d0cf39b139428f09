import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DOCUMENTED_OPERATIONS } from '../support/api-document/openapi-document.js';
import { SharedService } from '../support/service/shared-service.js';

const PAGE = readFileSync(join(import.meta.dirname, '../../docs/compatibility.md'), 'utf8');
const ROW = /^\| `([A-Z]+) (\/\S+)` +\| (same|differs|added|not here) +\| (.*?) *\|$/gm;

const rows = [...PAGE.matchAll(ROW)].map(([, method = '', path = '', here = '', how = '']) => ({
  method,
  path,
  here,
  how,
}));
const operations = (list: readonly { method: string; path: string }[]) =>
  list.map(({ method, path }) => `${method} ${path}`).sort();
const answered = rows.filter(({ here }) => here !== 'not here');
const missing = rows.filter(({ here }) => here === 'not here');

describe('the table of operations in docs/compatibility.md', () => {
  let service: SharedService;

  beforeAll(async () => {
    service = await SharedService.join();
    await service.api.createVoucher('any');
  });
  afterAll(() => service.dispose());

  const send = (method: string, path: string) =>
    service.api.request(method, path.replace(/\{\w+\}/g, 'any'), {
      ...(['POST', 'PUT'].includes(method) && { json: {} }),
    });

  it('reads as rows, each of its own', () => {
    const lines = PAGE.split('\n').filter((line) => line.startsWith('| `'));

    expect(rows).toHaveLength(lines.length);
    expect(new Set(operations(rows)).size).toBe(rows.length);
  });

  it('has every operation of the document, and calls no other one here', () => {
    const documented = DOCUMENTED_OPERATIONS.filter(({ path }) => /^\/(v1|reports)\//.test(path));

    expect(operations(answered)).toEqual(operations(documented));
  });

  it.each(operations(answered))('is right that the service has %s', async (operation) => {
    const [method = '', path = ''] = operation.split(' ');

    const { status, body } = await send(method, path);

    const isNoRoute =
      status === 405 || (status === 404 && body.key === 'not_found' && !body.details);
    expect({ status, body, isNoRoute }).toEqual({ status, body, isNoRoute: false });
  });

  it.each(operations(missing))('is right that the service has no %s', async (operation) => {
    const [method = '', path = ''] = operation.split(' ');
    const before = (await service.api.get('/v1/vouchers')).body;

    const { status, body } = await send(method, path);

    expect([404, 405]).toContain(status);
    expect(body).toMatchObject({
      message: status === 404 ? 'Resource not found' : 'HTTP Method Not Allowed',
    });
    expect(body).not.toHaveProperty('resource_id');
    expect((await service.api.get('/v1/vouchers')).body).toEqual(before);
  });

  it('says how each operation differs', () => {
    const silent = rows.filter(({ here, how }) => here !== 'same' && how === '');

    expect(operations(silent)).toEqual([]);
  });
});
