import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  methodNotAllowed,
  REPORT_LINK_INVALID,
  reportExpired,
} from '../support/http/error-bodies.js';
import { expectRefusal, WITNESS } from '../support/jobs/expectations.js';
import { parseCsv, reportLines } from '../support/jobs/report-lines.js';
import { Service } from '../support/service/service.js';

let service: Service;
let link: URL;
let otherLink: URL;

beforeAll(async () => {
  service = await Service.start();
  await service.api.createVoucher(WITNESS);
  const [one, other] = [await run(), await run()];
  link = new URL(one.result.reports[0] as string);
  otherLink = new URL(other.result.reports[0] as string);
});

afterAll(() => service.dispose());

const run = () => service.api.runBulk([{ code: WITNESS, metadata: {} }]);
const open = (url: URL, method = 'GET', headers: Record<string, string> = {}) =>
  service.api.request(method, url.href, { anonymous: true, headers });

/** The link with some parameters set, or left out where the value is null. */
function linkWith(changes: Readonly<Record<string, string | null>>, from = link): URL {
  const url = new URL(from);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  return url;
}

describe('a report link', () => {
  it('works without a key and is kept by nobody on the way', async () => {
    const answer = await open(link);

    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    expect(parseCsv(answer.body as string)).toEqual([
      ['row', 'code', 'found', 'updated', 'error_key', 'error_message', 'error_details'],
      ['1', WITNESS, 'true', 'true', '', '', ''],
    ]);
  });

  it('answers HEAD like GET, without the report', async () => {
    const answer = await open(link, 'HEAD');

    expect([answer.status, answer.body]).toEqual([200, '']);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  });

  it.each(['1', 'true', 'TRUE', '0', 'False'])('takes raw=%s', async (raw) => {
    expect((await open(linkWith({ raw }))).status).toBe(200);
  });

  it.each(['bytes=5-2', 'bytes=0-0,1-1,2-2', 'bytes=-', 'lines=1'])(
    'returns the whole report to a client that asks for %s',
    async (range) => {
      const answer = await open(link, 'GET', { range });

      expect(answer.status).toBe(200);
      expect(answer.body).toBe((await open(link)).body);
    },
  );

  it.each([
    'application/json',
    'application/octet-stream',
    'text/plain',
    'text/csv;q=0',
    'nonsense',
  ])('answers a client that accepts %s, as there is one form of it', async (accept) => {
    const answer = await open(link, 'GET', { accept });

    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.body).toBe((await open(link)).body);
  });

  it.each(['POST', 'PUT', 'DELETE', 'PATCH'])('does not answer %s', (method) =>
    expectRefusal(
      service.api,
      () => open(link, method),
      methodNotAllowed(`${method} is not supported by this endpoint. Did you mean GET?`),
    ),
  );
});

describe('an altered report link is refused, whatever was altered', () => {
  const soon = String(Date.now() + 1_000_000);
  const altered: [name: string, change: () => URL][] = [
    ['a later expiry', () => linkWith({ expires: soon })],
    ['an earlier expiry, which is over', () => linkWith({ expires: '1' })],
    ['an expiry that is no number', () => linkWith({ expires: 'never' })],
    [
      'an expiry written otherwise',
      () => linkWith({ expires: `0${link.searchParams.get('expires')}` }),
    ],
    ['another key', () => linkWith({ key: '00000000' })],
    ['an empty signature', () => linkWith({ signature: '' })],
    ['a signature in capitals', () => linkWith({ signature: signature().toUpperCase() })],
    ['half a signature', () => linkWith({ signature: signature().slice(0, 32) })],
    ['the signature of another report', () => linkWith({ signature: signature(otherLink) })],
    ['no expiry', () => linkWith({ expires: null })],
    ['no key', () => linkWith({ key: null })],
    ['no signature', () => linkWith({ signature: null })],
    ['one more parameter', () => linkWith({ page: '2' })],
    ['another value of raw', () => linkWith({ raw: 'yes' })],
    ['an empty value of excel', () => linkWith({ excel: '' })],
    ['excel twice', () => new URL(`${link.href}&excel=true&excel=true`)],
    ['an empty value of raw', () => linkWith({ raw: '' })],
    ['raw twice', () => new URL(`${linkWith({ raw: '1' }).href}&raw=1`)],
    ['the signature twice', () => new URL(`${link.href}&signature=${signature()}`)],
    ['nothing signed', () => new URL(link.pathname, link)],
    ['another report in the path', () => new URL(otherLink.pathname + link.search, link)],
    [
      'a report that never was',
      () => new URL(`/reports/aa_000000000000000000.csv${link.search}`, link),
    ],
    ['no ending', () => new URL(link.pathname.replace('.csv', '') + link.search, link)],
    ['another ending', () => new URL(link.pathname.replace('.csv', '.json') + link.search, link)],
    [
      'a way out of the folder',
      () => new URL(`/reports/..%2f..%2fetc%2fpasswd.csv${link.search}`, link),
    ],
    [
      'a NUL in the path',
      () => new URL(link.pathname.replace('.csv', '%00.csv') + link.search, link),
    ],
    ['a name from the prototype', () => new URL(`/reports/__proto__.csv${link.search}`, link)],
  ];

  const signature = (of = link) => of.searchParams.get('signature') ?? '';

  it.each(altered)('%s', (_name, change) =>
    expectRefusal(service.api, () => open(change()), REPORT_LINK_INVALID),
  );
});

describe('a report link whose time is over', () => {
  it('is refused, by its own expiry and not by one that was put in', async () => {
    const gone = (await run()).id as string;
    await service.stop();
    await service.database.write(
      'UPDATE async_actions SET reports_available_till = 1600000000000 WHERE id = ?',
      [gone],
    );
    service = await Service.start({ directory: service.directory });

    const { result } = (await service.api.get(`/v1/async-actions/${gone}`)).body;
    const expired = new URL(result.reports[0] as string);
    expect(result.reports_available_till).toBe('2020-09-13T12:26:40.000Z');
    await expectRefusal(
      service.api,
      () => open(expired),
      reportExpired('2020-09-13T12:26:40.000Z'),
    );
    const later = linkWith({ expires: String(Date.now() + 1_000_000) }, expired);
    await expectRefusal(service.api, () => open(later), REPORT_LINK_INVALID);
  });
});

describe('a report', () => {
  it('reads back as it was written, whatever the codes hold', async () => {
    const codes = [
      'a,b',
      'a"b',
      '""',
      'a;b',
      "it's",
      'ä €',
      '😀',
      'a\u0001b',
      'a\nb',
      '1,"2"\r\n3',
    ];

    const action = await service.api.runBulk(codes.map((code) => ({ code, metadata: {} })));

    expect(reportLines(await service.api.report(action)).map((line) => line.code)).toEqual(codes);
  });
});

describe('a report of codes that spreadsheets take for something else', () => {
  const MARK = [0xef, 0xbb, 0xbf];
  const codes = ['ÜBER-10', '-50OFF', '=1+1'];
  let result: { reports: string[]; report_variants: { raw: string[]; excel: string[] } };

  beforeAll(async () => {
    ({ result } = await service.api.runBulk(codes.map((code) => ({ code, metadata: {} }))));
  });

  async function download(address = '') {
    const answer = await fetch(address);
    const bytes = [...new Uint8Array(await answer.arrayBuffer())];
    const text = Buffer.from(bytes).toString('utf8').replace('\ufeff', '');
    const found = parseCsv(text).slice(1);
    return {
      status: answer.status,
      start: bytes.slice(0, 3),
      codes: found.map(([, code]) => code),
    };
  }

  it('has an apostrophe before them, and no mark', async () => {
    const report = await download(result.reports[0]);

    expect(report).toMatchObject({ status: 200, codes: ['ÜBER-10', "'-50OFF", "'=1+1"] });
    expect(report.start).not.toEqual(MARK);
  });

  it('has them as they are behind the link `raw`', async () => {
    const report = await download(result.report_variants.raw[0]);

    expect(report).toMatchObject({ status: 200, codes });
    expect(report.start).not.toEqual(MARK);
  });

  it('begins with the mark of UTF-8, and keeps the apostrophe, behind the link `excel`', async () => {
    const report = await download(result.report_variants.excel[0]);

    expect(report).toEqual({ status: 200, start: MARK, codes: ['ÜBER-10', "'-50OFF", "'=1+1"] });
  });

  it.each([
    ['raw=1', codes, false],
    ['raw=TRUE', codes, false],
    ['raw=True&excel=1', codes, true],
    ['raw=0&excel=TRUE', ['ÜBER-10', "'-50OFF", "'=1+1"], true],
    ['raw=False&excel=false', ['ÜBER-10', "'-50OFF", "'=1+1"], false],
  ])('takes %s behind any link', async (query, expected, isMarked) => {
    const report = await download(`${result.reports[0]}&${query}`);

    expect(report).toMatchObject({ status: 200, codes: expected });
    expect(Buffer.from(report.start).equals(Buffer.from(MARK))).toBe(isMarked);
  });
});
