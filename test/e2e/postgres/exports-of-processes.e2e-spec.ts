import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newVouchers } from '../../factories/bulk-items.js';
import { eventually } from '../../support/eventually.js';
import { fileOf, startExport, waitForExport } from '../../support/jobs/exports.js';
import { Service } from '../../support/service/service.js';

const ROWS = 6_000;
/** Enough for a file of many pieces. */
const PADDING = 'x'.repeat(700);
const PARAMETERS = { order: 'code', fields: ['code', 'metadata.padding'] };

describe('exports of several processes on one database', () => {
  let api: Service;
  const workers: Service[] = [];

  beforeAll(async () => {
    api = await Service.start({ env: { ROLE: 'api' } });
    for (let more = 0; more < 2; more += 1) {
      workers.push(await Service.start({ directory: api.directory, env: { ROLE: 'worker' } }));
    }
    const metadata = { padding: PADDING };
    await api.api.importVouchers(newVouchers(ROWS).map((one) => ({ ...one, metadata })));
  });

  afterAll(async () => {
    for (const worker of workers) await worker.stop('SIGKILL');
    await api.dispose();
  });

  const expectWhole = async (id: string) => {
    const done = await waitForExport(api.api, id);
    expect(done).toMatchObject({ status: 'DONE', row_count: ROWS });
    const lines = (await fileOf(api.api, done.result.url as string)).trimEnd().split('\n');
    expect(new Set(lines).size).toBe(ROWS + 1);
    expect(lines).toEqual([lines[0], ...lines.slice(1).sort()]);
  };

  it('are written by workers, and downloaded from a process that has written nothing', async () => {
    const ids = [await startExport(api.api, PARAMETERS), await startExport(api.api, PARAMETERS)];

    for (const id of ids) await expectWhole(id);
  });

  it('are finished by another worker when one dies', async () => {
    const id = await startExport(api.api, PARAMETERS);
    await eventually('some is written', async () => {
      const { body } = await api.api.get(`/v1/exports/${id}`);
      return (body.row_count as number) > 0;
    });
    await workers[0]?.stop('SIGKILL');

    await expectWhole(id);
  });
});
