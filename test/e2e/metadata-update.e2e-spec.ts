import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SharedService } from '../support/service/shared-service.js';

const PATH = '/v1/vouchers/metadata/async';

describe('one metadata for many codes', () => {
  let service: SharedService;

  beforeAll(async () => {
    service = await SharedService.join();
    for (const code of ['first', 'second', 'third']) {
      await service.api.createVoucher(code, { metadata: { kept: code, lang: 'de' } });
    }
  });

  afterAll(() => service.dispose());

  const metadataOf = async (code: string) => (await service.api.getVoucher(code)).metadata;

  it('merges the metadata into every voucher of the list and into no other', async () => {
    const metadata = { lang: 'en', nested: { a: [1, null] } };

    const action = await service.api.runBulk({ codes: ['first', 'second'], metadata }, PATH);

    expect(action).toMatchObject({
      type: 'VOUCHERS.METADATA_UPDATE',
      status: 'DONE',
      operation_status: 'SUCCESS',
    });
    expect(await metadataOf('first')).toEqual({ kept: 'first', ...metadata });
    expect(await metadataOf('second')).toEqual({ kept: 'second', ...metadata });
    expect(await metadataOf('third')).toEqual({ kept: 'third', lang: 'de' });
  });

  it('answers the result of a bulk update, with the code of each failed row', async () => {
    const codes = ['third', 'nowhere', 'third', ' '];

    const { result } = await service.api.runBulk({ codes, metadata: { lang: 'fr' } }, PATH);

    expect(result).toEqual({
      done_count: 2,
      failed_count: 2,
      errors: [
        {
          code: 'nowhere',
          key: 'not_found',
          message: 'Resource not found',
          details: 'Cannot find voucher with id nowhere',
        },
        {
          code: ' ',
          key: 'invalid_payload',
          message: 'Invalid payload',
          details: 'Property .codes.3 must NOT begin or end with white space',
        },
      ],
      reports: [expect.stringContaining('http')],
      reports_available_till: expect.any(String),
      report_variants: { raw: [expect.any(String)], excel: [expect.any(String)] },
      files: expect.any(Object),
    });
  });

  it('fails each row with the reason when the metadata cannot be kept as sent', async () => {
    const before = await service.api.getVoucher('first');
    const body = { codes: ['first', 'second'], metadata: { text: 'a\0b' } };

    const { result, operation_status } = await service.api.runBulk(body, PATH);

    expect(operation_status).toBe('FAILED');
    const details = 'Property .metadata.text must NOT contain U+0000';
    expect(result.errors).toMatchObject([
      { code: 'first', details },
      { code: 'second', details },
    ]);
    expect(await service.api.getVoucher('first')).toEqual(before);
  });

  it('keeps its place in the project queue', async () => {
    const submit = (lang: string) =>
      service.api.request('POST', PATH, { json: { codes: ['first'], metadata: { lang } } });

    await submit('1');
    await service.api.bulkUpdate([{ code: 'first', metadata: { lang: '2' } }]);
    const last = await submit('3');
    await service.api.waitForAction(last.body.async_action_id as string);

    expect(await metadataOf('first')).toMatchObject({ lang: '3' });
  });

  it('refuses a body of the wrong shape whole', async () => {
    const answer = await service.api.request('POST', PATH, { json: { codes: ['a', 1] } });

    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({
      code: 400,
      key: 'invalid_payload',
      message: 'Invalid payload',
      details: "Payload must have required property 'metadata', Property .codes.1 must be string",
      request_id: expect.stringMatching(/^v-[0-9a-f]{18}$/),
    });
  });

  it('refuses a body over 10 MiB', async () => {
    const body = `{"metadata":{},"codes":["${'x'.repeat(10_485_760)}"]}`;

    const answer = await service.api.request('POST', PATH, { body });

    expect(answer.status).toBe(413);
    expect(answer.body).toEqual({
      statusCode: 413,
      error: 'Request Entity Too Large',
      message: 'Payload content length greater than maximum allowed: 10485760',
    });
  });

  it('gives a large metadata to every one of many vouchers', async () => {
    const codes = Array.from({ length: 300 }, (_, index) => `many-${index}`);
    await service.api.importVouchers(codes.map((code) => ({ code })));
    const metadata = { text: 'x'.repeat(60_000) };

    const action = await service.api.runBulk({ codes, metadata }, PATH);

    expect(action.result).toMatchObject({ done_count: 300, failed_count: 0 });
    expect(await metadataOf('many-299')).toEqual(metadata);
  });
});
