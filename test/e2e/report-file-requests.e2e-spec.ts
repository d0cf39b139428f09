import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { applicationRefusal, invalidQuery } from '../support/http/error-bodies.js';
import {
  fileText,
  filesOf,
  receiveFile,
  runRequest,
  type FileLinks,
} from '../support/jobs/report-files.js';
import { reportLines } from '../support/jobs/report-lines.js';
import { SharedService } from '../support/service/shared-service.js';

let service: SharedService;

beforeAll(async () => {
  service = await SharedService.join();
});

afterAll(() => service.dispose());

describe('a file', () => {
  let files: FileLinks;

  beforeAll(async () => {
    await service.api.importVouchers([{ code: '=1+1' }, { code: 'plain' }]);
    const codes = ['=1+1', 'plain', '-unknown', 'ü'];
    files = filesOf(
      await runRequest(service.api, 'metadata/async', { json: { codes, metadata: { n: 1 } } }),
    );
  });

  const FORMS = ['', '&raw=true', '&excel=1', '&format=ndjson', '&format=json'].flatMap((form) =>
    ['all', 'succeeded', 'failed', 'unprocessed'].map((rows) => [form, rows] as const),
  );

  it.each(FORMS)('has its SHA-256 in its header: %s of %s', async (query, rows) => {
    const { bytes, headers } = await receiveFile(files[rows as keyof FileLinks], { query });
    const digest = createHash('sha256').update(bytes).digest('base64');
    expect(headers.get('content-digest')).toBe(`sha-256=:${digest}:`);
    expect(headers.get('repr-digest')).toBe(`sha-256=:${digest}:`);
    expect(headers.get('content-length')).toBe(String(bytes.length));
    expect(headers.get('accept-ranges')).toBe('bytes');
  });

  it('has a tag of its own for each form, which stays', async () => {
    const tags = await Promise.all(
      FORMS.map(async ([query, rows]) => {
        const { headers } = await receiveFile(files[rows as keyof FileLinks], { query });
        return headers.get('etag');
      }),
    );
    expect(new Set(tags).size).toBe(FORMS.length);
    const again = await receiveFile(files.all);
    expect(again.headers.get('etag')).toBe(tags[0]);
  });

  it('guards cells in CSV unless it is raw, in every selection', async () => {
    const codesOf = (text: string) => reportLines(text).map(({ code }) => code);
    expect(codesOf(await fileText(files.succeeded))).toEqual(["'=1+1", 'plain']);
    expect(codesOf(await fileText(files.failed))).toEqual(["'-unknown", 'ü']);
    expect(codesOf(await fileText(files.failed, '&raw=1'))).toEqual(['-unknown', 'ü']);
  });

  it('is the same in parts', async () => {
    const whole = await receiveFile(files.all);
    const parts: Buffer[] = [];
    for (let first = 0; first < whole.bytes.length; first += 7) {
      const range = `bytes=${first}-${first + 6}`;
      const part = await receiveFile(files.all, { headers: { range } });
      const last = Math.min(first + 6, whole.bytes.length - 1);
      expect(part.status).toBe(206);
      expect(part.headers.get('content-range')).toBe(
        `bytes ${first}-${last}/${whole.bytes.length}`,
      );
      expect(part.headers.get('repr-digest')).toBe(whole.headers.get('content-digest'));
      expect(part.headers.get('content-digest')).toBeNull();
      parts.push(part.bytes);
    }
    expect(Buffer.concat(parts).equals(whole.bytes)).toBe(true);
  });

  it.each([
    ['bytes=5-', (whole: Buffer) => whole.subarray(5)],
    ['bytes=-5', (whole: Buffer) => whole.subarray(-5)],
    ['bytes=0-99999999999999', (whole: Buffer) => whole],
    ['bytes=-99999999999999', (whole: Buffer) => whole],
    ['BYTES= 1-2', (whole: Buffer) => whole.subarray(1, 3)],
  ])('can be had from %s', async (range, of) => {
    const whole = await receiveFile(files.failed);
    const part = await receiveFile(files.failed, { headers: { range } });
    expect([part.status, part.text]).toEqual([206, of(whole.bytes).toString()]);
  });

  it.each(['bytes=99999-', 'bytes=-0'])('has nothing at %s', async (range) => {
    const { length } = (await receiveFile(files.all)).bytes;
    const { status, text, headers } = await receiveFile(files.all, { headers: { range } });
    expect({ status, body: JSON.parse(text) as object }).toEqual(
      applicationRefusal(416, 'range_not_satisfiable', 'Range not satisfiable', {}),
    );
    expect(headers.get('content-range')).toBe(`bytes */${length}`);
  });

  it('is sent in part only while it is the one that the client began with', async () => {
    const etag = (await receiveFile(files.all)).headers.get('etag') ?? '';
    const statusFor = async (ifRange: string) => {
      const headers = { range: 'bytes=0-1', 'if-range': ifRange };
      return (await receiveFile(files.all, { headers })).status;
    };
    expect(await statusFor(etag)).toBe(206);
    expect(await statusFor('"another"')).toBe(200);
    expect(await statusFor(`W/${etag}`)).toBe(200);
    expect(await statusFor('Sun, 29 Nov 2026 08:00:00 GMT')).toBe(200);
  });

  it('is not sent to a client that has it', async () => {
    const etag = (await receiveFile(files.all)).headers.get('etag') ?? '';
    for (const value of [etag, `W/${etag}`, `"a,b", ${etag}`, '*']) {
      const { status, bytes, headers } = await receiveFile(files.all, {
        headers: { 'if-none-match': value },
      });
      expect([status, bytes.length, headers.get('etag')]).toEqual([304, 0, etag]);
    }
    const other = await receiveFile(files.all, { headers: { 'if-none-match': '"other"' } });
    expect(other.status).toBe(200);
  });

  it('answers HEAD with the headers of GET', async () => {
    const [got, head] = [
      await receiveFile(files.all),
      await receiveFile(files.all, { method: 'HEAD' }),
    ];
    const NAMES = [
      'etag',
      'content-length',
      'content-digest',
      'content-type',
      'content-disposition',
    ];
    expect(head.status).toBe(200);
    for (const name of NAMES) expect(head.headers.get(name)).toBe(got.headers.get(name));
  });

  it('has a name that says which rows it has', async () => {
    const { headers } = await receiveFile(files.failed, { query: '&format=json' });
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="aa_[0-9a-f]{18}\.failed\.json"$/,
    );
  });

  it.each([
    ['&format=xml', 'Property .format must be one of csv, ndjson, json, file'],
    ['&format=', 'Property .format must be one of csv, ndjson, json, file'],
    ['&format=csv&format=json', 'Property .format must be one of csv, ndjson, json, file'],
  ])('is refused in a form that there is not: %s', async (query, details) => {
    const { status, text } = await receiveFile(files.all, { query });
    expect({ status, body: JSON.parse(text) as object }).toEqual(invalidQuery(details));
  });

  it('is refused for a selection that there is not', async () => {
    const { status, text } = await receiveFile(files.all.replace('rows=all', 'rows=some'));
    expect({ status, body: JSON.parse(text) as object }).toEqual(
      invalidQuery('Property .rows must be one of all, succeeded, failed, unprocessed'),
    );
  });
});
