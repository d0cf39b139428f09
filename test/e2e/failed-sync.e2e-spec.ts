import { isDeepStrictEqual } from 'node:util';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import {
  codeOf,
  isUnknown,
  itemsWithUnknownCodes,
  newVouchers,
  WORTH,
} from '../factories/bulk-items.js';
import { expectAppliedOnce } from '../support/jobs/applied-once.js';
import { eventually } from '../support/eventually.js';
import { Service } from '../support/service/service.js';
import { SyncFaults, describeWithSyncFaults } from '../support/machine/sync-faults.js';
import { temporaryFolder } from '../support/machine/temporary-folder.js';

/** As docs/operations.md has it. */
const FAILED_SYNC_CODE = 74;
const ROWS = 20_000;

describeWithSyncFaults('a disk that fails to sync', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let disk: SyncFaults;
  let service: Service;

  beforeEach(async () => {
    folder = temporaryFolder();
    disk = new SyncFaults(folder.path);
    service = await Service.start({ env: disk.env });
    await service.api.createVoucher('before');
  });

  afterEach(async () => {
    await service.dispose();
    folder.remove();
  });

  async function expectEnd(): Promise<void> {
    expect(await service.waitForExit()).toBe(FAILED_SYNC_CODE);
    const lines = service.log.split('\n').filter((line) => line.includes('A sync of the database'));
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 60 });
  }

  async function restart(): Promise<void> {
    disk.heal();
    service = await Service.start({ directory: service.directory, env: disk.env });
    expect(await service.database.read('PRAGMA integrity_check')).toEqual([
      { integrity_check: 'ok' },
    ]);
    expect((await service.api.get('/v1/vouchers/before')).status).toBe(200);
  }

  /** Until all that was committed is in the file of the database, so that the next sync is that of a commit. */
  function quiet(): Promise<void> {
    return eventually('the last pass is over', () =>
      Promise.resolve(disk.trace.at(-1) === 'sync vouchsafe.db'),
    );
  }

  const write = (code: string) =>
    service.api.request('POST', `/v1/vouchers/${code}`, { json: WORTH });

  it('says of a commit that failed that it may have been stored, and ends', async () => {
    await quiet();
    // The first is that of the head of the WAL, the second that of the commit.
    disk.failSyncsOf('-wal', { afterGood: 1 });
    const metadata = { found: true };
    const { status, body } = await service.api.bulkUpdate([{ code: 'before', metadata }]);

    expect({ status, key: body.key }).toEqual({ status: 503, key: 'storage_unavailable' });
    expect(body.details).toContain('may have been stored or not');
    expect(body.details).not.toContain('Nothing was changed');
    await expectEnd();
    await restart();
    const actions = (await service.api.get('/v1/async-actions')).body.async_actions as object[];
    expect(actions).toHaveLength(1);
    await eventually('the action that was found has run', async () => {
      const voucher = await service.api.getVoucher('before');
      return isDeepStrictEqual(voucher.metadata, metadata);
    });
  });

  it('answers no write as stored from then on, commits nothing and copies nothing', async () => {
    disk.failSyncsOf('-wal');
    await write('failed');
    disk.heal();
    const statuses: number[] = [];
    for (let isUp = true; isUp;) {
      const answer = await write(`after-${statuses.length}`).catch(() => undefined);
      isUp = answer !== undefined;
      if (answer !== undefined) statuses.push(answer.status);
    }

    expect(statuses.filter((status) => status !== 503)).toEqual([]);
    await expectEnd();
    const { trace } = disk;
    expect(trace.slice(trace.lastIndexOf('failed vouchsafe.db-wal') + 1)).toEqual([]);
  });

  it('ends after a checkpoint that could not sync the database, and keeps what it had answered', async () => {
    await quiet();
    disk.failSyncsOf('vouchsafe.db');
    expect((await write('answered')).status).toBe(200);

    await expectEnd();
    await restart();
    expect((await service.api.get('/v1/vouchers/answered')).status).toBe(200);
  });

  it('ends in the middle of a job, which the next start brings to its end', async () => {
    await service.api.importVouchers(newVouchers(ROWS));
    const items = itemsWithUnknownCodes(ROWS);
    const { body } = await service.api.bulkUpdate(items);
    const id = body.async_action_id as string;
    await eventually('it is in the middle', async () => {
      const action = await service.api.get(`/v1/async-actions/${id}`);
      return (action.body.progress as number) > 0;
    });
    disk.failSyncsOf('-wal');

    await expectEnd();
    await restart();
    expect((await service.api.get(`/v1/vouchers/${codeOf(0)}`)).status).toBe(200);
    await expectAppliedOnce(service, id, items, isUnknown);
  });

  it('has what it left put on the disk by the next start, before anything else', async () => {
    disk.failSyncsOf('-wal');
    await write('failed');
    await expectEnd();
    disk.clearTrace();
    await restart();

    const [first, ...trace] = disk.trace;
    expect(first).toBe('write vouchsafe.db-wal');
    expect(trace.find((line) => line !== first)).toBe('sync vouchsafe.db-wal');
  });

  it('keeps the next start from a WAL that cannot be put on the disk', async () => {
    disk.failSyncsOf('-wal');
    await write('failed');
    await expectEnd();
    const { directory } = service;
    service = await Service.spawn({ directory, env: disk.env });

    expect(await service.waitForExit()).toBe(1);
    expect(service.log).toContain('its file vouchsafe.db-wal cannot be written anew (EIO)');
  });
});
