import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WORTH } from '../factories/bulk-items.js';
import {
  applicationRefusal,
  invalidPayload,
  invalidQuery,
  notFound,
  REQUEST_ID,
} from '../support/http/error-bodies.js';
import { SharedService } from '../support/service/shared-service.js';

const PERCENT = { type: 'PERCENT', percent_off: 10 };

describe('a voucher', () => {
  let service: SharedService;
  let lastNumber = 0;

  beforeAll(async () => (service = await SharedService.join()));
  afterAll(() => service.dispose());

  const call = (method: string, path: string, json?: unknown) =>
    service.api.request(method, path, { json });
  const newCode = () => `life-${(lastNumber += 1)}`;
  const newVoucher = (fields: object = { discount: PERCENT }) =>
    service.api.createVoucher(newCode(), fields);

  describe('updated', () => {
    it('has the fields that were given and keeps all others', async () => {
      const voucher = await newVoucher({ discount: PERCENT, category: 'a', metadata: { kept: 1 } });
      const change = { category: 'b', discount: { percent_off: 20 }, metadata: { lang: 'en' } };

      const { status, body } = await call('PUT', `/v1/vouchers/${voucher.code}`, change);

      expect(status).toBe(200);
      expect(body).toEqual({
        ...voucher,
        category: 'b',
        discount: { ...PERCENT, percent_off: 20 },
        metadata: { kept: 1, lang: 'en' },
        updated_at: expect.any(String),
      });
      expect(await service.api.getVoucher(voucher.id as string)).toEqual(body);
    });

    it('is found by its id and skips what cannot be changed', async () => {
      const voucher = await newVoucher();
      const change = { code: 5, id: 'v_other', type: 'GIFT_VOUCHER', campaign: 'c', unknown: [] };

      const { status, body } = await call('PUT', `/v1/vouchers/${voucher.id}`, change);

      expect(status).toBe(200);
      expect(body).toEqual(voucher);
    });

    it('keeps keys of metadata that are special elsewhere', async () => {
      const { code } = await newVoucher();
      const body = '{"metadata":{"__proto__":{"a":1},"constructor":"c","":0}}';

      await service.api.request('PUT', `/v1/vouchers/${code}`, { body });

      const text = JSON.stringify((await service.api.getVoucher(code as string)).metadata);
      expect(text).toBe('{"__proto__":{"a":1},"constructor":"c","":0}');
    });

    it('cannot have another type of discount', async () => {
      const { code } = await newVoucher();

      const change = { discount: { type: 'AMOUNT', amount_off: 100 } };
      const { status, body } = await call('PUT', `/v1/vouchers/${code}`, change);

      expect(status).toBe(400);
      const details = 'It is not possible to change Voucher discount type';
      expect(body).toEqual(
        applicationRefusal(400, 'invalid_voucher', 'Invalid Voucher', { details }).body,
      );
    });

    it('has the metadata that it is sent held to the schema', async () => {
      const properties = {
        size: { type: 'number', optional: true },
        must: { type: 'string', optional: false },
      };
      const { code } = await newVoucher({ metadata: { must: 'be' } });
      const path = '/v1/metadata-schemas';
      const made = await call('POST', path, { related_object: 'voucher', properties });

      const right = await call('PUT', `/v1/vouchers/${code}`, { metadata: { size: 1 } });
      const wrong = await call('PUT', `/v1/vouchers/${code}`, { metadata: { size: 'L' } });
      await call('DELETE', `${path}/${made.body.id}`);

      expect(right.status).toBe(200);
      expect(wrong.status).toBe(400);
      const details = "size: must be a number (actual value is 'L')";
      expect(wrong.body).toEqual(
        applicationRefusal(400, 'metadata_validation_failed', 'Metadata validation failed', {
          details,
        }).body,
      );
    });

    it('cannot have metadata that is too large only after the merge', async () => {
      const voucher = await newVoucher({ metadata: { a: 'x'.repeat(40_000) } });

      const change = { metadata: { b: 'x'.repeat(40_000) } };
      const { status, body } = await call('PUT', `/v1/vouchers/${voucher.code}`, change);

      expect(status).toBe(400);
      const details = 'Property .metadata must NOT be larger than 65536 bytes after the update';
      expect(body).toEqual(invalidPayload(details).body);
      expect(await service.api.getVoucher(voucher.code as string)).toEqual(voucher);
    });

    it.each([
      [{ active: 'yes' }, 'Property .active must be boolean'],
      [
        { start_date: '2026-02-30' },
        'Property .start_date cannot be recognized as a ISO-8601 compliant date',
      ],
      [{ metadata: 'x' }, 'Property .metadata must be object'],
      [[], 'Payload must be object'],
    ])('refuses %j', async (change, details) => {
      const { code } = await newVoucher();

      const { status, body } = await call('PUT', `/v1/vouchers/${code}`, change);

      expect(status).toBe(400);
      expect(body).toEqual(invalidPayload(details).body);
    });
  });

  describe('enabled and disabled', () => {
    it('is active or not, named by code or id', async () => {
      const voucher = await newVoucher();

      const disabled = await call('POST', `/v1/vouchers/${voucher.code}/disable`);
      const enabled = await call('POST', `/v1/vouchers/${voucher.id}/enable`, {});

      expect([disabled.status, enabled.status]).toEqual([200, 200]);
      expect(disabled.body).toEqual({
        ...voucher,
        active: false,
        updated_at: expect.any(String),
      });
      expect(enabled.body).toMatchObject({ active: true });
    });

    it('does not count as changed when it was so before', async () => {
      const voucher = await newVoucher();

      expect((await call('POST', `/v1/vouchers/${voucher.code}/enable`)).body).toEqual(voucher);
    });

    it('works for a code with a slash', async () => {
      const voucher = await service.api.createVoucher('a/b c%');

      const { body } = await call('POST', `/v1/vouchers/${encodeURIComponent('a/b c%')}/disable`);

      expect(body).toMatchObject({ id: voucher.id, active: false });
    });
  });

  describe('deleted', () => {
    it('is unknown to reads and changes, while its code stays taken', async () => {
      const { code, id } = await newVoucher();

      expect(await call('DELETE', `/v1/vouchers/${code}`)).toMatchObject({ status: 204, body: '' });

      for (const name of [code, id]) {
        for (const [method, path] of [
          ['GET', ''],
          ['PUT', ''],
          ['DELETE', ''],
          ['POST', '/enable'],
          ['POST', '/disable'],
        ] as const) {
          const json = method === 'PUT' ? {} : undefined;
          const answer = await call(method, `/v1/vouchers/${name}${path}`, json);
          expect(answer).toMatchObject({
            status: 404,
            body: notFound('voucher', name as string).body,
          });
        }
      }
      expect((await call('POST', `/v1/vouchers/${code}`, WORTH)).status).toBe(409);
      const action = await service.api.runBulk([{ code, metadata: {} }]);
      expect(action.result.errors).toMatchObject([{ code, key: 'not_found' }]);
    });

    it('frees its code when deleted by force, named by its id', async () => {
      const { code, id } = await newVoucher();

      expect((await call('DELETE', `/v1/vouchers/${id}?force=true`)).status).toBe(204);

      const again = await service.api.createVoucher(code as string);
      expect(again.id).not.toBe(id);
      const bin = await service.api.get('/v1/trash-bin?order=-id&limit=1');
      expect(bin.body.data).not.toMatchObject([{ resource_id: id }]);
    });

    it('refuses a force that is neither true nor false', async () => {
      const { code } = await newVoucher();

      const { status, body } = await call('DELETE', `/v1/vouchers/${code}?force=maybe`);

      expect(status).toBe(400);
      const details = 'Property .force must be boolean';
      expect(body).toEqual(invalidQuery(details).body);
    });
  });

  it.each([
    ['POST', '/v1/vouchers'],
    ['PUT', '/v1/vouchers/x'],
    ['POST', '/v1/vouchers/x/enable'],
    ['POST', '/v1/vouchers/x/disable'],
    ['DELETE', '/v1/vouchers/x'],
    ['GET', '/v1/trash-bin'],
    ['DELETE', '/v1/trash-bin/tbe_x'],
  ])('needs a key: %s %s', async (method, path) => {
    const answer = await service.api.request(method, path, { anonymous: true });

    expect(answer.status).toBe(401);
    expect(answer.body).toEqual({ code: 401, message: 'Unauthorized', key: 'unauthorized' });
  });

  it('answers 405 with the methods that the path has', async () => {
    const { status, body } = await call('PATCH', '/v1/vouchers/x/enable');

    expect(status).toBe(405);
    expect(body).toEqual({
      code: 405,
      message: 'HTTP Method Not Allowed',
      details: 'PATCH is not supported by this endpoint. Did you mean POST?',
      request_id: REQUEST_ID,
    });
  });
});
