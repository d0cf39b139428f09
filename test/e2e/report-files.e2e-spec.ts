import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { codeOf, newVouchers, WORTH } from '../factories/bulk-items.js';
import type { RequestOptions } from '../support/http/api-client.js';
import {
  fileText,
  filesOf,
  ndjsonLines,
  receiveFile,
  runRequest,
  type FileLinks,
} from '../support/jobs/report-files.js';
import { reportLines } from '../support/jobs/report-lines.js';
import { SharedService } from '../support/service/shared-service.js';

/** Three chunks of 2,000 rows. */
const ROWS = 5_000;
const PARTS = ['succeeded', 'failed', 'unprocessed'] as const;

let service: SharedService;

beforeAll(async () => {
  service = await SharedService.join();
});

afterAll(() => service.dispose());

const run = (route: string, options: RequestOptions, query?: string) =>
  runRequest(service.api, route, options, query);

/** In the first three rows each route fails, so that the job stops before its second chunk. */
const FAILED = 3;

function codesOf(route: string): string[] {
  return Array.from({ length: ROWS }, (_, row) =>
    row < FAILED ? `a-${route}-${row}` : codeOf(row),
  );
}

function requestOf(route: string): object {
  const codes = codesOf(route);
  if (route === 'metadata/async') return { codes, metadata: { shared: [1, { a: null }] } };
  if (route === 'import') {
    return codes.map((code, row) => {
      const worth = row < FAILED ? {} : { type: 'DISCOUNT_VOUCHER', ...WORTH };
      return { code: `imported-${code}`, ...worth, metadata: { row } };
    });
  }
  // The second row is rejected when it is read.
  return codes.map((code, row) => {
    return { code, metadata: { row, text: row === 1 ? 'half \ud800' : 'é "x"\n' } };
  });
}

describe.each(['bulk/async', 'metadata/async', 'import'])(
  'the files of /v1/vouchers/%s',
  (route) => {
    let files: FileLinks;
    let counts: Record<(typeof PARTS)[number], number>;

    beforeAll(async () => {
      await service.api.importVouchers(newVouchers(ROWS));
      const action = await run(route, { json: requestOf(route) }, '?on_error=stop');
      files = filesOf(action);
      const { done_count, failed_count, unprocessed_count } = action.result as Record<
        string,
        number
      >;
      counts = {
        succeeded: done_count ?? 0,
        failed: failed_count ?? 0,
        unprocessed: unprocessed_count ?? 0,
      };
      expect(counts.failed).toBe(FAILED);
      expect(counts.succeeded * counts.unprocessed).toBeGreaterThan(0);
    });

    it('have each row in one of three, in the order of the request, as CSV and as NDJSON', async () => {
      for (const [query, read] of [
        ['', reportLines],
        ['&format=ndjson', ndjsonLines],
      ] as const) {
        const all = read(await fileText(files.all, query));
        const parts = await Promise.all(
          PARTS.map(async (part) => read(await fileText(files[part], query))),
        );
        expect(all.map(({ row }) => Number(row))).toEqual(
          Array.from({ length: ROWS }, (_, index) => index + 1),
        );
        expect(parts.map((part) => part.length)).toEqual(PARTS.map((part) => counts[part]));
        expect(parts.flat().sort((a, b) => Number(a.row) - Number(b.row))).toEqual(all);
      }
    });

    it('say in NDJSON what the CSV says', async () => {
      const lines = ndjsonLines(await fileText(files.all, '&format=ndjson'));
      const cell = (value: unknown) => (value === null ? '' : JSON.stringify(value));
      const asCells = lines.map(({ row, code, found, updated, error }) => {
        const { key = '', message = '', details = '' } = (error ?? {}) as Record<string, string>;
        const named = { error_key: key, error_message: message, error_details: details };
        return { row: cell(row), code, found: cell(found), updated: cell(updated), ...named };
      });
      expect(asCells).toEqual(reportLines(await fileText(files.all, '&raw=true')));
    });

    it('have as JSON the request as it was sent', async () => {
      const received = JSON.parse(await fileText(files.all, '&format=json')) as unknown;
      expect(received).toEqual(requestOf(route));
    });

    it('can be sent again as they are: what was not processed succeeds', async () => {
      const { status, bytes, headers } = await receiveFile(files.unprocessed, {
        query: '&format=json',
      });
      expect(status).toBe(200);
      expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
      const again = await run(route, { body: Uint8Array.from(bytes) });
      expect(again).toMatchObject({
        operation_status: 'SUCCESS',
        result: { done_count: counts.unprocessed, failed_count: 0 },
      });
      const last = route === 'import' ? `imported-${codeOf(ROWS - 1)}` : codeOf(ROWS - 1);
      const { metadata } = await service.api.getVoucher(last);
      expect(metadata).toEqual(
        expect.objectContaining(
          route === 'metadata/async' ? { shared: [1, { a: null }] } : { row: ROWS - 1 },
        ),
      );
    });

    it('can be sent again when what failed was corrected', async () => {
      const text = await fileText(files.failed, '&format=json');
      if (route === 'import') {
        const fixed = (JSON.parse(text) as object[]).map((item) => ({ ...item, ...WORTH }));
        expect(await run(route, { json: fixed })).toMatchObject({ operation_status: 'SUCCESS' });
        return;
      }
      await service.api.importVouchers(
        codesOf(route)
          .slice(0, FAILED)
          .map((code) => ({ code })),
      );
      const fixed = text.replaceAll('half \\ud800', 'whole');
      expect(await run(route, { body: fixed })).toMatchObject({
        operation_status: 'SUCCESS',
        result: { done_count: 3 },
      });
    });
  },
);
