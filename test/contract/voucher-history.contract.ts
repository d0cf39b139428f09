import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CodeTraceReader } from '../../src/async-actions/finding/code-traces.js';
import { TypeormCodeIndex } from '../../src/async-actions/storage/typeorm-code-index.js';
import type { VoucherChangeEntry } from '../../src/vouchers/history/voucher-change-entry.js';
import { VoucherHistoryService } from '../../src/vouchers/history/voucher-history.service.js';
import { IMPORT } from '../../src/vouchers/operations/import/import.operation.js';
import { METADATA_UPDATE } from '../../src/vouchers/operations/metadata-update/metadata-update.operation.js';
import { toVoucherEdit } from '../../src/vouchers/domain/voucher-edit.js';
import { toVoucherDraft } from '../../src/vouchers/domain/voucher-draft.js';
import { withWorth } from '../factories/bulk-items.js';
import { CODES, stepArbitrary, type Step } from '../factories/voucher-steps.js';
import { openBulkUpdates, principalOf, type BulkUpdates } from '../support/runner/bulk-updates.js';
import { JobsToUndo } from '../support/jobs/jobs-to-undo.js';
import type { OpenDatabase } from '../support/databases/open-database.js';
import { canonical, replay } from '../support/vouchers/replay-history.js';
import { singleVouchers } from '../support/vouchers/single-vouchers.js';

/** What the history of a voucher promises on every database. */
export function voucherHistoryContract(name: string, open: () => Promise<OpenDatabase>): void {
  describe(`the history of a voucher: ${name}`, () => {
    let service: BulkUpdates;
    let single: ReturnType<typeof singleVouchers>;
    let history: VoucherHistoryService;
    let projects = 0;

    beforeAll(async () => {
      service = await openBulkUpdates(open);
      const { workers } = service;
      single = singleVouchers(service, workers);
      const { actions, chunks, database, vouchers } = service;
      const traces = new CodeTraceReader(actions, chunks, new TypeormCodeIndex(database));
      history = new VoucherHistoryService(vouchers, single.changes, traces, workers);
    });

    afterAll(() => service.dispose());

    const newProject = () => `p-${(projects += 1)}`;

    function create(projectId: string, code: string, metadata = '{}') {
      return single.creating.create(projectId, code, {
        draft: toVoucherDraft(withWorth({})),
        metadata,
      });
    }

    async function pagesOf(projectId: string, code: string, limit: number) {
      const entries: VoucherChangeEntry[] = [];
      let startingAfterId: string | undefined;
      do {
        const page = await history.list(projectId, code, { limit, startingAfterId });
        expect(page.entries.length).toBeLessThanOrEqual(limit);
        entries.push(...page.entries);
        startingAfterId = page.goesOnBehind ?? undefined;
      } while (startingAfterId !== undefined);
      return entries;
    }

    /** Takes the steps and returns the state of each code after each of them. */
    async function take(projectId: string, steps: readonly Step[]) {
      const jobs = new JobsToUndo(service, projectId);
      const done: string[] = [];
      const states = CODES.map((code) => ({ code, after: [] as object[] }));
      for (const step of steps) {
        const id = await takeOne(projectId, step, jobs, done);
        if (id !== null) done.push(id);
        for (const { code, after } of states) after.push(await stateOf(projectId, code));
      }
      return states;
    }

    async function takeOne(
      projectId: string,
      step: Step,
      jobs: JobsToUndo,
      done: readonly string[],
    ) {
      switch (step.kind) {
        case 'edit':
          await single.editing.update(projectId, step.code, {
            edit: toVoucherEdit({}),
            metadata: JSON.stringify(step.metadata),
          });
          return null;
        case 'switch':
          await single.editing.setActive(projectId, step.code, step.active);
          return null;
        case 'bulk':
          return (await jobs.run(step.rows, { options: { metadata_mode: step.mode } })).id;
        case 'dry run':
          return (await jobs.run(step.rows, { options: { dry_run: true } })).id;
        case 'metadata': {
          const body = { codes: [...CODES, 'A'], metadata: step.metadata };
          return (await jobs.run(body, { type: METADATA_UPDATE })).id;
        }
        case 'purge':
          return (await jobs.ended(await purge(projectId))).id;
        case 'undo': {
          const id = done[step.which];
          return id === undefined
            ? null
            : jobs.undo({ id }).then(
                (undo) => undo.id,
                () => null,
              );
        }
      }
    }

    async function purge(projectId: string): Promise<string> {
      const known = await service.schemas.list(projectId);
      const properties = JSON.stringify({ a: { type: 'string' } });
      const schemaId =
        known[0]?.id ?? (await service.schemas.create(projectId, 'voucher', { properties })).id;
      if (known.length > 0) await service.schemas.update(projectId, schemaId, { properties });
      await service.schemas.update(projectId, schemaId, { properties: '{"a":{"deleted":true}}' });
      const principal = principalOf(projectId);
      const request = { principal, requestId: 'v-1', schemaId, key: 'a', options: {} };
      return (await service.purges.start(request)).actionId;
    }

    async function stateOf(projectId: string, code: string) {
      const voucher = await service.vouchers.find(projectId, code);
      return { active: voucher?.active, metadata: JSON.parse(voucher?.metadata ?? '{}') as object };
    }

    it('replayed backwards from what the voucher is now gives each of its earlier states', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(stepArbitrary, { maxLength: 8 }),
          fc.integer({ min: 1, max: 5 }),
          async (steps, limit) => {
            const projectId = newProject();
            await create(projectId, 'A', '{"a":1}');
            await run(projectId, IMPORT, [withWorth({ code: 'B', metadata: { b: 2 } })]);
            for (const { code, after } of await take(projectId, steps)) {
              const entries = await pagesOf(projectId, code, limit);
              const replayed = replay(await stateOf(projectId, code), entries);
              const earlier = replayed.map((state) => canonical(state));
              for (const state of after.toReversed()) {
                const at = earlier.indexOf(canonical(state));
                expect(at).not.toBe(-1);
                earlier.splice(0, at);
              }
              expect(entries.at(-1)).toMatchObject({ event: 'voucher.created', revision: 0 });
              expect(replayed.at(-1)).toEqual({ active: undefined, metadata: {} });
            }
          },
        ),
        { numRuns: 25 },
      );
    }, 120_000);

    async function run(projectId: string, type: string, body: unknown) {
      return new JobsToUndo(service, projectId).run(body, { type });
    }

    it('names the job and its row, or the route of a single request, newest first', async () => {
      const projectId = newProject();
      const { id } = await create(projectId, 'A');
      const jobs = new JobsToUndo(service, projectId);
      const job = await jobs.run([
        { code: 'A', metadata: { n: 1 } },
        { code: 'nobody', metadata: { n: 1 } },
        { code: 'A', metadata: { n: 1 } },
        { code: 'A', metadata: { n: 2 } },
      ]);
      await single.editing.delete(projectId, id, { force: false });

      const entries = await pagesOf(projectId, 'A', 2);

      expect(entries).toMatchObject([
        { event: 'voucher.binned', revision: 3, job: null, changes: '{}' },
        {
          ...{ event: 'voucher.updated', revision: 2, keyName: 'App', single: null },
          job: { actionId: job.id, row: 4 },
          changes: '{"metadata":{"n":{"before":1,"after":2}}}',
        },
        {
          revision: 1,
          job: { actionId: job.id, row: 1 },
          changes: '{"metadata":{"n":{"after":1}}}',
        },
        { event: 'voucher.created', revision: 0, job: null },
      ]);
    });

    it('has nothing of a voucher that had the code before', async () => {
      const projectId = newProject();
      const { id } = await create(projectId, 'A', '{"old":1}');
      await new JobsToUndo(service, projectId).run([{ code: 'A', metadata: { old: 2 } }]);
      await single.editing.delete(projectId, id, { force: true });
      await expect(history.list(projectId, 'A', { limit: 10 })).rejects.toMatchObject({
        key: 'not_found',
      });
      // Jobs and requests are told apart by their milliseconds.
      await new Promise((resolve) => setTimeout(resolve, 2));
      await create(projectId, 'A', '{"new":1}');
      expect(await pagesOf(projectId, 'A', 10)).toMatchObject([{ event: 'voucher.created' }]);
    });

    it('leaves out what is not kept any more, of jobs and of single requests', async () => {
      const projectId = newProject();
      await create(projectId, 'A');
      const jobs = new JobsToUndo(service, projectId);
      const job = await jobs.run([{ code: 'A', metadata: { n: 1 } }]);
      await single.editing.setActive(projectId, 'A', false);
      await service.transactions.run((tx) => service.chunks.deleteAll(tx, job.id));
      expect(await pagesOf(projectId, 'A', 1)).toMatchObject([{ revision: 2 }, { revision: 0 }]);
      const later = Date.now() + 1_000;
      const deleteSome = () =>
        service.transactions.run((tx) => single.changes.deleteBefore(tx, later, 500));
      while ((await deleteSome()) > 0);
      expect(await pagesOf(projectId, 'A', 1)).toEqual([]);
    });

    it('reads many rows of one code in one job page by page', async () => {
      const projectId = newProject();
      await create(projectId, 'A');
      const rows = Array.from({ length: 9_000 }, (_, n) => ({ code: 'A', metadata: { n } }));
      await new JobsToUndo(service, projectId).run(rows);
      const entries = await pagesOf(projectId, 'A', 4_500);
      expect(entries.map(({ revision }) => revision)).toEqual(
        Array.from({ length: 9_001 }, (_, at) => 9_000 - at),
      );
    });
  });
}
