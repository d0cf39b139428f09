import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RequestOptions } from '../support/http/api-client.js';
import { csvUpload } from '../support/http/csv-upload.js';
import { invalidQuery } from '../support/http/error-bodies.js';
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

let service: SharedService;

beforeAll(async () => {
  service = await SharedService.join();
});

afterAll(() => service.dispose());

const run = (route: string, options: RequestOptions, query?: string) =>
  runRequest(service.api, route, options, query);

describe('the files of an import of a file', () => {
  const HEADER = 'code;Voucher Type;Value;lang;;Expiration Date;Active;Redemption Limit';
  const file = [
    HEADER,
    'f-1;GIFT_VOUCHER;100;de;;2030-01-02;TRUE;3',
    'f-2;GIFT_VOUCHER;x;"a ""b"", c";no name;;;',
    'f-3;GIFT_VOUCHER;;="=1+1";;;;',
    'f-4;DISCOUNT_VOUCHER;5;"two\nlines";;;false;',
  ].join('\n');

  it('can be sent again as CSV, the rejected rows with their cells', async () => {
    const action = await run('importCSV', await csvUpload(file));
    expect(action.result).toMatchObject({ done_count: 1, failed_count: 3 });
    const { status, text, headers } = await receiveFile(filesOf(action).failed, {
      query: '&format=file',
    });

    expect([status, headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(text).toBe(
      [
        '"Code","Voucher Type","Value","lang",,"Expiration Date","Active","Redemption Limit"',
        '"f-2","GIFT_VOUCHER","x","a ""b"", c","no name",,,',
        '"f-3","GIFT_VOUCHER",,"=1+1",,,,',
        '"f-4","DISCOUNT_VOUCHER","5","two\nlines",,,"false",',
        '',
      ].join('\n'),
    );
    const fixed = text
      .replace('"x"', '"7"')
      .replace('R",,"=', 'R","8","=')
      .replace('DISC', 'GIFT_VOUCHER","5","');
    const again = await run(
      'importCSV',
      await csvUpload(fixed.replace(/"GIFT_VOUCHER","5","[^\n]*\n/, '"GIFT_VOUCHER","5","two\n')),
    );
    expect(again.result).toMatchObject({ done_count: 3, failed_count: 0 });
    expect(await service.api.getVoucher('f-2')).toMatchObject({
      gift: { amount: 7 },
      metadata: { lang: 'a "b", c' },
    });
    expect(await service.api.getVoucher('f-3')).toMatchObject({ metadata: { lang: '=1+1' } });
  });

  it('have the rows that succeeded as they were read', async () => {
    const action = await run('importCSV', await csvUpload(file.replaceAll('f-', 'g-')));
    const sent = await fileText(filesOf(action).succeeded, '&format=file');
    expect(sent.split('\n')[1]).toBe('"g-1","GIFT_VOUCHER","100","de",,"2030-01-02","true","3"');
  });

  it('are no JSON', async () => {
    const action = await run('importCSV', await csvUpload(file));
    const { status, text } = await receiveFile(filesOf(action).failed, { query: '&format=json' });
    expect({ status, body: JSON.parse(text) as object }).toEqual(
      invalidQuery('Property .format must be one of csv, ndjson, file for this action'),
    );
  });
});

describe('the files of other jobs', () => {
  it('have all rows of a cancelled one as not processed, to be sent again', async () => {
    await service.api.createVoucher('waiting');
    await service.api.request('POST', '/v1/async-action-queue/pause');
    const items = [
      { code: 'waiting', metadata: { n: 1 }, unset_metadata_fields: ['old'] },
      { code: 'waiting', metadata: { n: 2 }, if_metadata: { n: 1 } },
    ];
    const { body } = await service.api.bulkUpdate(items);
    const { body: action } = await service.api.request(
      'POST',
      `/v1/async-actions/${body.async_action_id}/cancel`,
    );
    await service.api.request('POST', '/v1/async-action-queue/resume');

    const files = filesOf(action as { result: { files: FileLinks } });
    const sent = await fileText(files.unprocessed, '&format=json');
    expect(JSON.parse(sent)).toEqual(items);
    expect(JSON.parse(await fileText(files.failed, '&format=json'))).toEqual([]);
    expect(await fileText(files.succeeded, '&format=ndjson')).toBe('');
    expect(await run('bulk/async', { body: sent })).toMatchObject({ operation_status: 'SUCCESS' });
    expect((await service.api.getVoucher('waiting')).metadata).toEqual({ n: 2 });
  });

  it('say of a dry run what each row would change', async () => {
    await service.api.createVoucher('tried');
    const items = [
      { code: 'tried', metadata: { a: 1 } },
      { code: 'none', metadata: {} },
    ];
    const action = await run('bulk/async', { json: items }, '?dry_run=true');
    const lines = ndjsonLines(await fileText(filesOf(action).all, '&format=ndjson'));
    expect(lines).toMatchObject([
      { row: 1, status: 'succeeded', changes: { a: { after: 1 } } },
      { row: 2, status: 'failed', error: { key: 'not_found' } },
    ]);
    const [succeeded] = reportLines(await fileText(filesOf(action).succeeded));
    expect(succeeded?.changes).toBe('{"a":{"after":1}}');
  });

  it('keep in a retry the numbers of the first request', async () => {
    await service.api.createVoucher('good');
    const codes = ['good', 'missing-1', 'good', 'missing-2'];
    const first = await run('metadata/async', { json: { codes, metadata: { n: 1 } } });
    const { body } = await service.api.request('POST', `/v1/async-actions/${first.id}/retry`);
    const again = await service.api.waitForAction(body.async_action_id as string);
    const files = filesOf(again);
    expect(reportLines(await fileText(files.failed)).map(({ row }) => row)).toEqual(['2', '4']);
    expect(JSON.parse(await fileText(files.failed, '&format=json'))).toEqual({
      codes: ['missing-1', 'missing-2'],
      metadata: { n: 1 },
    });
  });

  it('keep metadata for all codes that could not be taken', async () => {
    const json = { codes: ['good'], metadata: { t: 'half \ud800' } };
    const action = await run('metadata/async', { json });
    expect(JSON.parse(await fileText(filesOf(action).failed, '&format=json'))).toEqual(json);
  });

  it('keep the rows of a strict request that repeat a code', async () => {
    const items = [
      { code: 'good', metadata: { n: 1 }, unset_metadata_fields: ['x'] },
      { code: 'good', metadata: { n: 2 } },
    ];
    const action = await run('bulk/async', { json: items }, '?strict=true');
    expect(JSON.parse(await fileText(filesOf(action).failed, '&format=json'))).toEqual(items);
  });

  it('are no requests where none had listed the rows: an undo', async () => {
    const done = await run('bulk/async', { json: [{ code: 'good', metadata: { n: 3 } }] });
    const { body } = await service.api.request('POST', `/v1/async-actions/${done.id}/undo`);
    const undo = await service.api.waitForAction(body.async_action_id as string);
    const files = filesOf(undo);
    expect(reportLines(await fileText(files.succeeded)).map(({ code }) => code)).toEqual(['good']);
    const { status, text } = await receiveFile(files.failed, { query: '&format=json' });
    expect({ status, body: JSON.parse(text) as object }).toEqual(
      invalidQuery('Property .format must be one of csv, ndjson for this action'),
    );
  });
});
