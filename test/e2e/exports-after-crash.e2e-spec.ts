import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { codeOf, newVouchers } from '../factories/bulk-items.js';
import { eventually, pause } from '../support/eventually.js';
import { fileOf, startExport, waitForExport } from '../support/jobs/exports.js';
import { notFound } from '../support/http/error-bodies.js';
import { SEED, seededRandom } from '../support/random.js';
import { Service } from '../support/service/service.js';

const ROWS = 6_000;
/** Enough for a file of many pieces. */
const PADDING = 'x'.repeat(700);
const PARAMETERS = { order: 'code', fields: ['code', 'metadata.padding'] };

describe('an export whose process dies', () => {
  const random = seededRandom(SEED);
  let service: Service;

  beforeAll(async () => {
    service = await Service.start();
    const metadata = { padding: PADDING };
    await service.api.importVouchers(newVouchers(ROWS).map((one) => ({ ...one, metadata })));
  });

  afterAll(() => service.dispose());

  const read = async (id: string) => (await service.api.get(`/v1/exports/${id}`)).body;

  async function beginExport(): Promise<string> {
    const id = await startExport(service.api, PARAMETERS);
    await eventually('some is written', async () => ((await read(id)).row_count as number) > 0);
    return id;
  }

  async function killAndStartAgain(): Promise<void> {
    await service.stop('SIGKILL');
    service = await Service.start({ directory: service.directory });
  }

  for (let round = 1; round <= 2; round += 1) {
    it(`is finished by the next one, with every voucher once (seed ${SEED}, round ${round})`, async () => {
      const id = await beginExport();
      for (let kill = 0; kill < round; kill += 1) {
        await pause(random() * 60);
        await killAndStartAgain();
      }

      const done = await waitForExport(service.api, id);

      expect(done).toMatchObject({ status: 'DONE', row_count: ROWS });
      const lines = (await fileOf(service.api, done.result.url as string)).trimEnd().split('\n');
      expect(lines[0]).toBe('Code,padding');
      const expected = Array.from({ length: ROWS }, (_, at) => `"${codeOf(at)}","${PADDING}"`);
      expect(lines.slice(1)).toEqual(expected);
    });
  }

  it('is accepted for good with the answer', async () => {
    const id = await startExport(service.api, PARAMETERS);
    await killAndStartAgain();

    expect(await waitForExport(service.api, id)).toMatchObject({ status: 'DONE', row_count: ROWS });
  });

  it('has its file gone for good when it is deleted in the middle', async () => {
    const id = await beginExport();
    expect((await service.api.request('DELETE', `/v1/exports/${id}`)).status).toBe(204);
    expect(await service.api.get(`/v1/exports/${id}`)).toMatchObject(notFound('export', id));

    // The worker is past it when it has done the next one.
    await waitForExport(service.api, await startExport(service.api, PARAMETERS));

    const sql = 'SELECT number FROM export_chunks WHERE export_id = ?';
    expect(await service.database.read(sql, [id])).toEqual([]);
  });

  it('leaves the links of finished ones as they were', async () => {
    const { result } = await waitForExport(service.api, await startExport(service.api, PARAMETERS));
    const before = await fileOf(service.api, result.url as string);

    await killAndStartAgain();

    expect(await fileOf(service.api, result.url as string)).toBe(before);
  });
});
