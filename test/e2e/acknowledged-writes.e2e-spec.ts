import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WORTH } from '../factories/bulk-items.js';
import { Service } from '../support/service/service.js';

describe('an acknowledged write', () => {
  let service: Service;

  beforeAll(async () => {
    service = await Service.start();
  });

  afterAll(() => service.dispose());

  it('survives the rollback of others that came at the same time, and a kill -9', async () => {
    const contested = ['a', 'b', 'c'].flatMap((code) =>
      Array<string>(20).fill(`contested-${code}`),
    );
    const own = contested.map((_, i) => `own-${i}`);
    const codes = contested.flatMap((code, i) => [code, own[i] ?? '']);

    const answers = await Promise.all(
      codes.map((code) => service.api.request('POST', `/v1/vouchers/${code}`, { json: WORTH })),
    );

    const acknowledged = codes.filter((_, i) => answers[i]?.status === 200);
    const refused = codes.filter((_, i) => answers[i]?.status === 409);
    expect(acknowledged.length + refused.length).toBe(codes.length);
    expect(new Set(acknowledged).size).toBe(acknowledged.length);
    expect([...acknowledged].sort()).toEqual([...new Set(codes)].sort());

    await service.stop('SIGKILL');
    service = await Service.start({ directory: service.directory });
    const found = await Promise.all(
      acknowledged.map((code) => service.api.get(`/v1/vouchers/${code}`)),
    );
    expect(found.filter(({ status }) => status !== 200)).toEqual([]);
  });
});
