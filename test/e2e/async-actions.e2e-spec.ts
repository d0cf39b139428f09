import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { notFound, REQUEST_ID } from '../support/http/error-bodies.js';
import { SharedService } from '../support/service/shared-service.js';

const DATE: unknown = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
const ACTION_ID: unknown = expect.stringMatching(/^aa_[0-9a-f]{18}$/);

interface Listed {
  readonly id: string;
  readonly created_at: string;
}

interface Shown extends Listed {
  readonly estimated_end_at: string | null;
  readonly rows_per_second: number | null;
}

let service: SharedService;
let newestFirst: Listed[];

beforeAll(async () => {
  service = await SharedService.join();
  await service.api.createVoucher('one');
  for (let n = 0; n < 12; n += 1) await service.api.runBulk([{ code: 'one', metadata: { n } }]);
  newestFirst = (await list('limit=100')).async_actions;
});

afterAll(() => service.dispose());

async function list(query = ''): Promise<{ async_actions: Listed[]; has_more: boolean }> {
  const { status, body } = await service.api.get(`/v1/async-actions?${query}`);
  expect(status).toBe(200);
  return body;
}

describe('the list of async actions', () => {
  it('has the base of each action and no result', async () => {
    expect(await list('limit=1')).toEqual({
      object: 'list',
      data_ref: 'async_actions',
      async_actions: [
        {
          id: ACTION_ID,
          type: 'VOUCHERS.BULK_UPDATE',
          status: 'DONE',
          operation_status: 'SUCCESS',
          created_at: DATE,
          updated_at: DATE,
          request_id: REQUEST_ID,
          progress: 100,
          counts: { total: 1, done: 1, failed: 0, unprocessed: 0 },
          rows_per_second: null,
          estimated_end_at: null,
          key_name: 'Key',
          object: 'async_action',
        },
      ],
      has_more: true,
      more_starting_after: newestFirst[0]?.id,
    });
  });

  it('is newest first, in the order of acceptance turned round', () => {
    const ids = newestFirst.map(({ id }) => id);
    expect(ids).toHaveLength(12);
    expect(ids).toEqual([...ids].sort().reverse());
  });

  it('has ten actions unless asked for more or fewer', async () => {
    expect(await list()).toMatchObject({ async_actions: newestFirst.slice(0, 10), has_more: true });
  });

  it.each([
    [1, true],
    [11, true],
    [12, false],
    [100, false],
  ])('has at most %i and says whether older ones follow: %s', async (limit, hasMore) => {
    expect(await list(`limit=${limit}`)).toMatchObject({
      async_actions: newestFirst.slice(0, limit),
      has_more: hasMore,
    });
  });

  it('ends strictly before end_date', async () => {
    const { created_at } = newestFirst[5] as Listed;
    const older = newestFirst.filter((action) => action.created_at < created_at);

    const page = await list(`end_date=${created_at}&limit=100`);

    expect(page).toMatchObject({ async_actions: older, has_more: false });
    expect(page.async_actions).not.toHaveLength(0);
  });

  it('takes end_date with a zone and without one for the same moment', async () => {
    const { created_at } = newestFirst[5] as Listed;
    const inUtc = created_at.replace('Z', '');
    const anHourAhead = new Date(Date.parse(created_at) + 3_600_000).toISOString();

    const page = await list(`end_date=${created_at}`);

    expect(await list(`end_date=${inUtc}`)).toEqual(page);
    expect(await list(`end_date=${anHourAhead.replace('Z', '%2B01:00')}`)).toEqual(page);
  });

  it('is empty before the first action', async () => {
    expect(await list('end_date=2016-05-04')).toMatchObject({ async_actions: [], has_more: false });
  });

  it('returns every action once when it is read on by end_date', async () => {
    const walked: Listed[] = [];
    let page = await list('limit=5');
    for (;;) {
      walked.push(...page.async_actions);
      if (!page.has_more) break;
      page = await list(`limit=5&end_date=${walked.at(-1)?.created_at ?? ''}`);
    }
    expect(walked).toEqual(newestFirst);
  });
});

describe('one async action', () => {
  it('has its result once it is done', async () => {
    const id = newestFirst[0]?.id ?? '';
    const { body } = await service.api.get(`/v1/async-actions/${id}`);

    expect(body).toEqual({
      ...newestFirst[0],
      result: {
        done_count: 1,
        failed_count: 0,
        errors: [],
        reports: [expect.stringContaining(`/reports/${id}.csv?`)],
        reports_available_till: DATE,
        report_variants: {
          raw: [`${body.result.reports[0]}&raw=true`],
          excel: [`${body.result.reports[0]}&excel=true`],
        },
        files: Object.fromEntries(
          ['all', 'succeeded', 'failed', 'unprocessed'].map((rows) => {
            return [rows, `${body.result.reports[0]}&rows=${rows}`];
          }),
        ),
      },
      user: null,
      log_id: expect.stringMatching(/^log_[0-9a-f]{18}$/),
      processing_time:
        Date.parse(body.updated_at as string) - Date.parse(body.created_at as string),
    });
    expect(Object.keys(body as object).at(-1)).toBe('object');
  });

  it('keeps its report for ninety days from its end', async () => {
    const { body } = await service.api.get(`/v1/async-actions/${newestFirst[0]?.id}`);
    const kept = Date.parse(body.result.reports_available_till as string);

    expect(kept - Date.parse(body.updated_at as string)).toBe(90 * 86_400_000);
  });

  it('that does not exist answers 404 with the id', async () => {
    const id = 'aa_0aeb82bd55d5beffb';
    expect(await service.api.get(`/v1/async-actions/${id}`)).toMatchObject(
      notFound('async_action', id),
    );
  });

  it('answers the same again when it is asked again', async () => {
    const path = `/v1/async-actions/${newestFirst[3]?.id}`;
    expect((await service.api.get(path)).body).toEqual((await service.api.get(path)).body);
  });
});

describe('an async action that is not done', () => {
  const rows = Array.from({ length: 60_000 }, (_, n) => ({ code: `u${n}`, metadata: { n } }));

  it('waits as ENQUEUED and works as IN_PROGRESS, without a result', async () => {
    const busy = (await service.api.bulkUpdate(rows)).body.async_action_id as string;
    const waiting = (await service.api.bulkUpdate(rows)).body.async_action_id as string;
    const seen = new Map<string, Shown>();
    const progress: number[] = [];
    for (;;) {
      const { body } = await service.api.get(`/v1/async-actions/${waiting}`);
      if (body.status === 'DONE') break;
      progress.push(body.progress as number);
      seen.set(body.status as string, body as Shown);
    }

    const enqueued = seen.get('ENQUEUED');
    expect(enqueued).toEqual({
      ...unfinished(waiting, 'ENQUEUED', enqueued),
      progress: 0,
      queue: { position: expect.any(Number), rows_ahead: expect.any(Number) },
      updated_at: enqueued?.created_at,
    });
    const working = seen.get('IN_PROGRESS');
    expect(working).toEqual(unfinished(waiting, 'IN_PROGRESS', working));
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    expect(Math.max(...progress)).toBeLessThan(100);
    expect((await service.api.get(`/v1/async-actions/${busy}`)).body.status).toBe('DONE');
  });

  /** With the pace as it was shown: it may be known or null. */
  function unfinished(id: string, status: string, shown?: Shown): object {
    return {
      estimated_end_at: shown?.estimated_end_at,
      rows_per_second: shown?.rows_per_second,
      counts: {
        total: rows.length,
        done: expect.any(Number),
        failed: expect.any(Number),
        unprocessed: expect.any(Number),
      },
      id,
      type: 'VOUCHERS.BULK_UPDATE',
      status,
      operation_status: 'UNKNOWN',
      created_at: DATE,
      updated_at: DATE,
      request_id: REQUEST_ID,
      progress: expect.any(Number),
      key_name: 'Key',
      processing_time: expect.any(Number),
      user: null,
      log_id: expect.stringMatching(/^log_[0-9a-f]{18}$/),
      object: 'async_action',
    };
  }
});
