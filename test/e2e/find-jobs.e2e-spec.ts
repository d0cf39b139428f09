import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiClient } from '../support/http/api-client.js';
import { invalidQuery } from '../support/http/error-bodies.js';
import { SharedService } from '../support/service/shared-service.js';

interface Listed {
  readonly async_actions: readonly { readonly id: string }[];
  readonly has_more: boolean;
  readonly more_starting_after: string | null;
}

let service: SharedService;
/** The jobs of the project by their names, in the order in which they were sent. */
const jobs = new Map<string, string>();

beforeAll(async () => {
  service = await SharedService.join();
  const rows = (...codes: string[]) => codes.map((code) => ({ code, metadata: { n: 1 } }));
  const gift = { type: 'GIFT_VOUCHER', gift: { amount: 100 } };
  await run('import', '/v1/vouchers/import', [
    { code: 'a', ...gift },
    { code: 'c', ...gift },
  ]);
  await run('spring', '/v1/vouchers/bulk/async?label=spring', rows('a', 'c'));
  await run('unknown', '/v1/vouchers/bulk/async?label=spring', rows('b', 'a'));
  await run('retry', `/v1/async-actions/${jobs.get('unknown')}/retry`);
  await run('undo', `/v1/async-actions/${jobs.get('spring')}/undo`);
});
afterAll(() => service.dispose());

async function run(name: string, path: string, body?: unknown): Promise<void> {
  const { id } = await service.api.runBulk(body, path);
  jobs.set(name, id as string);
}

async function list(query: string): Promise<Listed> {
  const { status, body } = await service.api.get(`/v1/async-actions?${query}`);
  expect(status).toBe(200);
  return body as Listed;
}

async function namesOf(query: string): Promise<(string | undefined)[]> {
  const names = new Map([...jobs].map(([name, id]) => [id, name]));
  return (await list(query)).async_actions.map(({ id }) => names.get(id));
}

describe('the list of jobs', () => {
  it.each([
    ['type[]=VOUCHERS.IMPORT', ['import']],
    ['type=VOUCHERS.UNDO&type[]=VOUCHERS.IMPORT', ['undo', 'import']],
    ['status[]=DONE&status[]=FAILED', ['undo', 'retry', 'unknown', 'spring', 'import']],
    ['status[0]=ENQUEUED', []],
    ['operation_status[]=FAILED', ['retry', 'unknown']],
    ['[operation_status][]=SUCCESS&type[]=VOUCHERS.BULK_UPDATE', ['spring']],
    ['label=spring', ['retry', 'unknown', 'spring']],
    ['label=Spring', []],
    ['key=nobody', []],
    ['created_at[after]=2100-01-01', []],
    ['created_at[before]=2100-01-01&created_at[after]=2020-01-01&label=spring&limit=1', ['retry']],
    ['code=a', ['undo', 'unknown', 'spring', 'import']],
    ['code=b', ['retry', 'unknown']],
    ['code=c&type[]=VOUCHERS.BULK_UPDATE', ['spring']],
    ['code=bb', []],
    ['code=%00', []],
  ])('%s', async (query, expected) => {
    expect(await namesOf(query)).toEqual(expected);
  });

  it('takes the jobs that were made of one, and those of the name of a key', async () => {
    expect(await namesOf(`parent_id=${jobs.get('unknown')}`)).toEqual(['retry']);
    const { body } = await service.api.get(`/v1/async-actions/${jobs.get('undo')}`);
    const key = encodeURIComponent(body.key_name as string);
    expect(await namesOf(`key=${key}`)).toHaveLength(5);
  });

  it.each(['', '&status[]=DONE', '&code=a'])(
    'goes on behind a job, to the end: %s',
    async (filter) => {
      const all = (await list(`limit=100${filter}`)).async_actions.map(({ id }) => id);
      const paged: string[] = [];
      let after: string | null = '';
      while (after !== null) {
        const cursor: string = after === '' ? '' : `&starting_after_id=${after}`;
        const page: Listed = await list(`limit=2${filter}${cursor}`);
        expect(page.has_more).toBe(page.more_starting_after !== null);
        paged.push(...page.async_actions.map(({ id }) => id));
        after = page.more_starting_after;
      }
      expect(paged).toEqual(all);
    },
  );

  it.each([
    [
      'type[]=VOUCHERS.IMPORTS',
      'Property .type must be equal to one of the allowed values [ VOUCHERS.BULK_UPDATE, VOUCHERS.IMPORT, ' +
        'VOUCHERS.IMPORT_CSV, VOUCHERS.METADATA_KEY_PURGE, VOUCHERS.METADATA_UPDATE, VOUCHERS.UNDO ]',
    ],
    [
      'status=done',
      'Property .status must be equal to one of the allowed values [ ENQUEUED, IN_PROGRESS, DONE, FAILED ]',
    ],
    ['status[x]=DONE', undefined],
    ['label=a&label=b', 'Property .label must be string'],
    ['created_at=2026-01-01', 'Property .created_at must be object'],
    ['created_at[since]=2026-01-01', undefined],
    [
      'created_at[after]=yesterday',
      'Property .created_at.after cannot be recognized as a ISO-8601 compliant date',
    ],
    ['starting_after_id=aa_1', 'Property .starting_after_id must be the id of an async action'],
  ])('refuses %s', async (query, details) => {
    const { status, body } = await service.api.get(`/v1/async-actions?${query}`);
    const refusal = details === undefined ? { status: 400 } : invalidQuery(details);
    expect({ status, body }).toMatchObject(refusal);
  });

  it('does not begin after a job of another project', async () => {
    const other = new ApiClient(service.api.url, await service.createOtherProject());
    const answer = await other.get(`/v1/async-actions?starting_after_id=${jobs.get('undo')}`);
    expect(answer.status).toBe(400);
  });
});
