import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { invalidQuery } from '../support/http/error-bodies.js';
import { SharedService } from '../support/service/shared-service.js';

describe('a boolean in a query', () => {
  let service: SharedService;
  let lastNumber = 0;

  beforeAll(async () => (service = await SharedService.join()));
  afterAll(() => service.dispose());

  const newVoucher = () => service.api.createVoucher(`flag-${(lastNumber += 1)}`);
  const remove = (code: string, force: string) =>
    service.api.request('DELETE', `/v1/vouchers/${code}?force=${force}`);

  it.each(['true', 'True', 'TRUE', '1'])('is true as force=%s', async (force) => {
    const { code, id } = await newVoucher();

    expect((await remove(code as string, force)).status).toBe(204);

    expect((await service.api.createVoucher(code as string)).id).not.toBe(id);
  });

  it.each(['false', 'False', 'FALSE', '0'])('is false as force=%s', async (force) => {
    const { code, id } = await newVoucher();

    expect((await remove(code as string, force)).status).toBe(204);

    const { body } = await service.api.get('/v1/trash-bin?order=-id&limit=1');
    expect(body.data).toMatchObject([{ resource_id: id }]);
  });

  it.each(['', 'maybe', '2', '1&force=1'])('is none as force=%s', async (force) => {
    const { code } = await newVoucher();

    const { status, body } = await remove(code as string, force);

    const details = 'Property .force must be boolean';
    expect({ status, body }).toEqual({ status: 400, body: invalidQuery(details).body });
  });

  it('is read alike in a condition', async () => {
    const { code } = await newVoucher();
    await service.api.request('POST', `/v1/vouchers/${code}/disable`);
    const listed = async (value: string) => {
      const query = `code=${code}&filters[active][conditions][$is]=${value}`;
      return (await service.api.get(`/v1/vouchers?${query}`)).body.total as number;
    };

    expect(await Promise.all(['0', 'False', '1', 'TRUE'].map(listed))).toEqual([1, 1, 0, 0]);
  });
});
