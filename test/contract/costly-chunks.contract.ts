import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { reportRowsOf, type ReportRow } from '../../src/async-actions/reports/report-rows.js';
import { MERGE_CHUNK } from '../../src/vouchers/operations/metadata-merge/merge-chunk.task.js';
import { POOL_LIMITS } from '../../src/workers/worker-pool.js';
import type { TaskOptions, WorkerTask } from '../../src/workers/worker-task.js';
import { codeOf } from '../factories/bulk-items.js';
import { BuiltWorkers } from '../support/runner/built-workers.js';
import { openBulkUpdates, type BulkUpdates } from '../support/runner/bulk-updates.js';
import { eventually } from '../support/eventually.js';
import type { OpenDatabase } from '../support/databases/open-database.js';

const PROJECT = 'p';
const DEFAULTS = { plainSuccess: { found: true, updated: true }, unprocessedDetails: 'd' };
/** More than one chunk holds. */
const ROWS = 2_100;

/** The worker threads of the service, but a merge never ends for a chunk with the word `never` in it. */
class EndlessMerges extends BuiltWorkers {
  constructor() {
    super({ ...POOL_LIMITS, chunks: { ...POOL_LIMITS.chunks, limitMs: 2_000 } });
  }

  override run<Input, Output>(
    task: WorkerTask<Input, Output>,
    input: Input,
    options: TaskOptions,
  ): Promise<Output> {
    const file = join(import.meta.dirname, '../tasks/merge-or-never-end.mjs');
    return super.run(task.file === MERGE_CHUNK.file ? { ...task, file } : task, input, options);
  }
}

/** What becomes of an action one of whose chunks would never end, on every database. */
export function costlyChunksContract(name: string, open: () => Promise<OpenDatabase>): void {
  describe(`a chunk that takes longer than a task may: ${name}`, () => {
    let service: BulkUpdates;

    beforeEach(async () => {
      service = await openBulkUpdates(open, new EndlessMerges());
      await service.addVouchers(PROJECT, ROWS);
    });

    afterEach(async () => {
      await service.queue.close();
      await service.dispose();
    });

    /** Bulk updates of vouchers that are there, one that is not, and one whose merge never ends. */
    const items = () =>
      Array.from({ length: ROWS }, (_, n) => ({
        code: n === 0 ? 'a-code-of-nobody' : codeOf(n),
        metadata: { a: n === ROWS - 1 ? 'never' : 1 },
      }));

    async function workThrough(): Promise<void> {
      service.queue.process(1, (projectId) => service.queueRunner.workOn(projectId));
      await eventually('the project queue is empty', async () => {
        return (await service.headOf(PROJECT)) === null;
      });
    }

    const find = async (actionId: string) => {
      const action = await service.actions.find(PROJECT, actionId);
      if (action === null) throw new Error('There is no such action');
      return action;
    };

    async function reportOf(actionId: string): Promise<ReportRow[]> {
      const rows: ReportRow[] = [];
      let chunk = await service.chunks.reportChunk(actionId, -1);
      while (chunk !== null) {
        rows.push(...reportRowsOf(chunk, DEFAULTS));
        chunk = await service.chunks.reportChunk(actionId, chunk.number);
      }
      return rows;
    }

    it('ends its action with the reason, the counts and the failed rows of what was done before', async () => {
      const actionId = await service.submit(PROJECT, items());
      await workThrough();
      const action = await find(actionId);
      expect(action).toMatchObject({
        status: 'FAILED',
        operationStatus: 'FAILED',
        error: 'A part of the request takes longer than 2 seconds to process',
        totalCount: ROWS,
      });
      const processed = action.doneCount + action.failedCount;
      expect(processed).toBeGreaterThan(0);
      expect(processed).toBeLessThan(ROWS);
      expect(action.firstFailures).toHaveLength(action.failedCount);
    });

    it('is reported as not processed, row by row, and changes no voucher', async () => {
      const actionId = await service.submit(PROJECT, items());
      await workThrough();
      const rows = await reportOf(actionId);
      expect(rows).toHaveLength(ROWS);
      const waiting = rows.filter(({ error }) => error?.key === 'not_processed');
      expect(waiting.length).toBeGreaterThan(0);
      for (const { code, error } of rows) {
        if (error?.key === 'not_found') continue;
        const voucher = await service.vouchers.find(PROJECT, code);
        const expected = error === null ? { metadata: '{"a":1}' } : { metadata: '{}' };
        expect(voucher).toMatchObject(expected);
      }
    });

    it('holds up no other action of its project', async () => {
      const failing = await service.submit(PROJECT, items());
      const next = await service.submit(PROJECT, [{ code: codeOf(1), metadata: { b: 2 } }]);
      await workThrough();
      expect(await find(failing)).toMatchObject({ status: 'FAILED' });
      expect(await find(next)).toMatchObject({ status: 'DONE', doneCount: 1 });
      expect(await service.vouchers.find(PROJECT, codeOf(1))).toMatchObject({
        metadata: '{"a":1,"b":2}',
      });
    });
  });
}
