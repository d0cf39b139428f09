import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { ExportChunkEntity } from '../../src/database/entities/export-chunk.entity.js';
import { VoucherEntity } from '../../src/database/entities/voucher.entity.js';
import { managerOf } from '../../src/database/typeorm-transaction.js';
import type { Export, ExportParameters } from '../../src/exports/export.js';
import { toVoucherDraft } from '../../src/vouchers/domain/voucher-draft.js';
import { toRow } from '../../src/vouchers/storage/voucher-mapper.js';
import { anExport } from '../factories/exports.js';
import { eventually } from '../support/eventually.js';
import { exportParts } from '../support/jobs/export-parts.js';
import type { OpenDatabase } from '../support/databases/open-database.js';

const DAY_MS = 86_400_000;
const RAW = { raw: true, excel: false };
const PARAMETERS: ExportParameters = {
  order: 'code',
  fields: ['code', 'metadata.padding'],
  filters: { junction: 'and' },
};

/** What exports promise on every database, from the request to the end of their retention. */
export function exportsContract(name: string, open: () => Promise<OpenDatabase>): void {
  describe(`exports: ${name}`, () => {
    let opened: OpenDatabase;
    let parts: ReturnType<typeof exportParts>;

    beforeEach(async () => {
      Logger.overrideLogger(false);
      opened = await open();
      parts = exportParts(opened.database);
    });

    afterEach(async () => {
      await parts.worker.beforeApplicationShutdown();
      await opened.dispose();
    });

    const inside: OpenDatabase['database']['transactions']['run'] = (work) =>
      opened.database.transactions.run(work);

    /** Vouchers with metadata of so many characters each. */
    async function addVouchers(count: number, padding: number): Promise<string[]> {
      const codes = Array.from({ length: count }, (_, at) => String(at).padStart(4, '0'));
      const metadata = JSON.stringify({ padding: 'x'.repeat(padding) });
      const rows = codes.map((code) =>
        toRow({
          ...toVoucherDraft({}),
          ...{ code, id: `v_${code}`, projectId: 'project', metadata },
          ...{ createdAt: 1, updatedAt: null },
        }),
      );
      await inside((tx) => managerOf(tx).insert(VoucherEntity, rows));
      return codes;
    }

    async function ended(id: string): Promise<Export> {
      let one = await parts.service.get('project', id);
      await eventually('the export has ended', async () => {
        parts.worker.wake();
        one = await parts.service.get('project', id);
        return one.status === 'DONE' || one.status === 'ERROR';
      });
      return one;
    }

    const tokenOf = (one: Export) =>
      new URL(parts.links.of(one)?.url ?? '').searchParams.get('token') ?? '';
    const storedBytes = async () => (await parts.quotas.of('project')).storedBytes;
    const pieces = () => inside((tx) => managerOf(tx).count(ExportChunkEntity));

    it('have a file of several pieces with every voucher in order', async () => {
      const codes = await addVouchers(30, 60_000);
      const { id } = await parts.service.create('project', PARAMETERS);

      const done = await ended(id);

      expect(done).toMatchObject({ status: 'DONE', rowCount: 30, error: null });
      expect(done.chunkCount).toBeGreaterThan(2);
      expect((done.availableTill ?? 0) - Date.now()).toBeGreaterThan(89 * DAY_MS);
      expect(parts.tally).toMatchObject({ rows: 30, ended: { DONE: 1, ERROR: 0 } });
      const file = await text(await parts.downloads.open(id, tokenOf(done), RAW));
      const lines = file.trimEnd().split('\n');
      expect(lines.map((line) => line.split(',')[0])).toEqual([
        'Code',
        ...codes.map((code) => `"${code}"`),
      ]);
      expect(await storedBytes()).toBe(
        Buffer.byteLength(file) + Buffer.byteLength(JSON.stringify(PARAMETERS)),
      );
    });

    it('end without a file, and free what it took, when the project has no room', async () => {
      await addVouchers(30, 60_000);
      const change = { maxStoredBytes: 1_200_000 };
      await parts.quotas.change('project', change);
      const { id } = await parts.service.create('project', PARAMETERS);

      const failed = await ended(id);

      expect(failed).toMatchObject({ status: 'ERROR', rowCount: 0 });
      expect(failed.error).toMatchObject({ key: 'quota_exceeded', message: 'Quota exceeded' });
      expect(failed.error?.details).toMatch(
        /^The project stores \d+ bytes .* 1200000 are allowed$/,
      );
      expect(parts.links.of(failed)).toBeNull();
      await eventually('nothing is left', async () => (await pieces()) === 0);
      expect(await storedBytes()).toBe(0);
    });

    it('are refused when the project has no room at all', async () => {
      await parts.quotas.change('project', { maxStoredBytes: 10 });

      await expect(parts.service.create('project', PARAMETERS)).rejects.toMatchObject({
        key: 'quota_exceeded',
      });
    });

    it('wait, ten of a project at most', async () => {
      const api = exportParts(opened.database, { role: 'api' });
      const created = Array.from({ length: 14 }, () =>
        api.service.create('project', PARAMETERS).then(
          () => 'accepted',
          (error: unknown) => (error as Error).message,
        ),
      );
      await api.service.create('other', PARAMETERS);

      const answers = await Promise.all(created);

      expect(answers.filter((answer) => answer === 'accepted')).toHaveLength(10);
      const tooMany = 'The project has 10 unfinished exports, and 10 are allowed';
      expect(answers.filter((answer) => answer === tooMany)).toHaveLength(4);
    });

    it('that never get on fail, and let the next one have its turn', async () => {
      await addVouchers(1, 1);
      const filters = { color: { conditions: { $is: 'red' } } };
      const stuck = anExport({ parameters: { ...PARAMETERS, filters }, createdAt: 1 });
      await inside((tx) => parts.store.insert(tx, stuck));
      const { id } = await parts.service.create('project', PARAMETERS);

      expect(await ended(stuck.id)).toMatchObject({
        status: 'ERROR',
        error: {
          key: 'internal_error',
          details: 'The export was taken up 20 times without getting on',
        },
      });
      expect(await ended(id)).toMatchObject({ status: 'DONE', rowCount: 1 });
    });

    it('break off a download whose file is deleted meanwhile', async () => {
      await addVouchers(30, 60_000);
      const { id } = await parts.service.create('project', PARAMETERS);
      const done = await ended(id);
      const file = await parts.downloads.open(id, tokenOf(done), RAW);

      await parts.service.delete('project', id);

      await expect(text(file)).rejects.toThrow('was deleted during its download');
      await expect(parts.downloads.open(id, tokenOf(done), RAW)).rejects.toMatchObject({
        key: 'unauthorized',
      });
    });

    it('are deleted with their files when their time is over', async () => {
      await addVouchers(1, 1);
      const one = await ended((await parts.service.create('project', PARAMETERS)).id);

      await parts.retention.pass(one.availableTill ?? 0);
      expect(await pieces()).toBe(1);
      await parts.retention.pass((one.availableTill ?? 0) + 1);

      expect(await pieces()).toBe(0);
      expect(await parts.store.findById(one.id)).toBeNull();
      expect(await storedBytes()).toBe(0);
    });

    it('leave nothing behind where a crash has cut their deletion off', async () => {
      await addVouchers(1, 1);
      const one = await ended((await parts.service.create('project', PARAMETERS)).id);
      await inside((tx) => parts.store.remove(tx, one.id));
      expect(await pieces()).toBe(1);

      await parts.retention.pass(0);

      expect(await pieces()).toBe(0);
    });
  });
}
