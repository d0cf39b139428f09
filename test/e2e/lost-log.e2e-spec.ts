import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { WORTH } from '../factories/bulk-items.js';
import { eventually } from '../support/eventually.js';
import { describeWithFullDisk, fillDisk, freeDisk } from '../support/machine/file-size-limit.js';
import { logLines } from '../support/service/log-lines.js';
import { Service } from '../support/service/service.js';
import { temporaryFolder } from '../support/machine/temporary-folder.js';

const MANAGEMENT_KEY = 'management-key-0123456789';
/** More than an output that stops at its first failure, or keeps all, can take. */
const REQUESTS = 60;

let service: Service;
let folder: ReturnType<typeof temporaryFolder>;

beforeEach(() => {
  folder = temporaryFolder();
});

afterEach(async () => {
  await service.dispose();
  folder.remove();
});

const start = async (script: string) => {
  const starter = ['sh', '-c', script];
  service = await Service.start({ starter, env: { MANAGEMENT_KEY, LOG_LEVEL: 'debug' } });
};

/** The statuses of many requests, each of which is a line in the log. */
async function ask(method: 'GET' | 'POST'): Promise<Set<number>> {
  const statuses = new Set<number>();
  for (let i = 0; i < REQUESTS; i += 1) {
    const { status } =
      method === 'GET'
        ? await service.api.get('/v1/async-actions')
        : await service.api.request('POST', `/v1/vouchers/new-${i}`, { json: WORTH });
    statuses.add(status);
  }
  return statuses;
}

async function failures(): Promise<number> {
  const headers = { 'x-management-key': MANAGEMENT_KEY };
  const { body } = await service.api.request('GET', '/metrics', { anonymous: true, headers });
  return Number(/^vouchsafe_log_failures_total (\d+)$/m.exec(body as string)?.[1]);
}

describeWithFullDisk('a log on a full disk', () => {
  it('stops no request and ends nothing, and is reported when there is room', async () => {
    const log = folder.file('log');
    await start(`: >> ${log}; tail --pid=$$ -n +1 -f ${log} & exec "$0" "$@" >> ${log}`);
    fillDisk(service.pid);
    expect(await ask('POST')).toEqual(new Set([503]));
    expect(await ask('GET')).toEqual(new Set([200]));
    await eventually('it is counted', async () => (await failures()) > 0);

    freeDisk(service.pid);
    expect(await ask('POST')).toEqual(new Set([200]));
    const lines = () => logLines(readFileSync(log, 'utf8'));
    await eventually('it is reported', () =>
      lines().some(({ msg }) => msg === 'The log can be written again'),
    );
    const refused = lines().filter(({ statusCode }) => statusCode === 503);
    expect(refused).toHaveLength(REQUESTS);
  });
});

describe('a log whose reader has gone', () => {
  it('stops no request and ends nothing', async () => {
    await start('"$0" "$@" | sed "/Vouchsafe is ready/q"');
    expect(await ask('POST')).toEqual(new Set([200]));
    await eventually('it is counted', async () => (await failures()) > 0);
    expect(await ask('GET')).toEqual(new Set([200]));
  });
});
