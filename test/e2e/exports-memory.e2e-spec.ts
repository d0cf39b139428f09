import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newVouchers } from '../factories/bulk-items.js';
import { startExport, waitForExport } from '../support/jobs/exports.js';
import { LoadMeter } from '../support/service/load-meter.js';
import { Service } from '../support/service/service.js';

const VOUCHERS = 100_000;
const VOUCHERS_A_REQUEST = 50_000;
const MAX_EXTRA_MIB = 100;

// The memory of a process is read from /proc.
const describeOnLinux = existsSync('/proc/self/status') ? describe : describe.skip;

describeOnLinux('a large export', () => {
  let service: Service;

  beforeAll(async () => {
    service = await Service.start();
    for (let from = 0; from < VOUCHERS; from += VOUCHERS_A_REQUEST) {
      await service.api.importVouchers(newVouchers(VOUCHERS_A_REQUEST, from));
    }
    // What the imports have taken does not count.
    await service.stop();
    service = await Service.start({ directory: service.directory });
  }, 240_000);

  afterAll(() => service.dispose());

  it('is written and downloaded in bounded memory', async () => {
    const meter = new LoadMeter(service);

    const done = await waitForExport(service.api, await startExport(service.api, {}));
    const lines = await countLines(done.result.url as string);

    const { rssBefore, rssPeak } = await meter.stop();
    process.stdout.write(`Large export: ${JSON.stringify({ rssBefore, rssPeak })}\n`);
    expect([done.row_count, lines]).toEqual([VOUCHERS, VOUCHERS + 1]);
    expect(rssPeak - rssBefore).toBeLessThan(MAX_EXTRA_MIB);
  });

  async function countLines(link: string): Promise<number> {
    const { body } = await fetch(link.replace(/^http:\/\/[^/]+/, service.api.url));
    let lines = 0;
    for await (const piece of body ?? [])
      lines += Buffer.from(piece).toString('latin1').split('\n').length - 1;
    return lines;
  }
});
