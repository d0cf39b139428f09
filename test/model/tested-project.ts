import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from '@jest/globals';
import { reportRowsOf } from '../../src/async-actions/reports/report-rows.js';
import { DomainError } from '../../src/errors/domain-error.js';
import { unprocessedCountOf } from '../../src/async-actions/async-action.js';
import type { BulkUpdates } from '../support/runner/bulk-updates.js';
import { jobControl } from '../support/jobs/job-control.js';
import { JobsToUndo } from '../support/jobs/jobs-to-undo.js';
import type { JobModel, ModelJob, ModelLine } from './job-model.js';

/** Longer than the clock of `updated_at` takes to tell two moments apart. */
const MOMENT_MS = 2;

/** A project of the real service, which is compared with the model. */
export class TestedProject {
  readonly control;
  private readonly jobs: JobsToUndo;

  constructor(
    readonly service: BulkUpdates,
    readonly id: string,
  ) {
    this.control = jobControl(service, id);
    this.jobs = new JobsToUndo(service, id);
  }

  /** Somebody else writes metadata to a voucher. */
  async edit(code: string, metadata: object): Promise<void> {
    await sleep(MOMENT_MS);
    await this.jobs.write(code, JSON.stringify(metadata), Date.now());
  }

  find(code: string) {
    return this.jobs.find(code);
  }

  /** Runs what can run, and compares the vouchers and the jobs that ended. */
  async work(model: JobModel): Promise<void> {
    await sleep(MOMENT_MS);
    await this.service.workOff(this.id);
    const ended = model.work();
    for (const job of ended) await this.expectEnd(job);
    for (const code of CODES) {
      const { metadata } = model.vouchers.get(code) ?? {};
      const found = await this.find(code);
      expect([code, found?.metadata]).toEqual([code, metadata && JSON.stringify(metadata)]);
    }
  }

  /** Expects that counts, status and report are those of the model. */
  async expectEnd(job: ModelJob): Promise<void> {
    const action = await this.service.actions.find(this.id, job.id);
    if (action === null) throw new Error(`There is no ${job.id}`);
    const isProcessed = job.state === 'done';
    const failed = job.lines.filter(([, , , error]) => error !== '').length;
    expect({ ...action, unprocessed: unprocessedCountOf(action) }).toMatchObject({
      status: isProcessed ? 'DONE' : 'FAILED',
      operationStatus: isProcessed && failed === 0 ? 'SUCCESS' : 'FAILED',
      doneCount: isProcessed ? job.lines.length - failed : 0,
      failedCount: isProcessed ? failed : 0,
      changedCount: job.isDryRun ? job.changedCount : 0,
      unprocessed: isProcessed ? 0 : job.lines.length,
    });
    const byRow = (a: ModelLine, b: ModelLine) => a[0] - b[0];
    const lines = await this.reportOf(job.id, action.type);
    expect(lines.sort(byRow)).toEqual([...job.lines].sort(byRow));
  }

  private async reportOf(id: string, type: string): Promise<ModelLine[]> {
    const { plainSuccess } = this.service.operations.get(type);
    const defaults = { plainSuccess, unprocessedDetails: '' };
    const lines: ModelLine[] = [];
    for (let after = -1; ;) {
      const chunk = await this.service.chunks.reportChunk(id, after);
      if (chunk === null) return lines;
      after = chunk.number;
      for (const { row, code, updated, error } of reportRowsOf(chunk, defaults)) {
        lines.push([row, code, updated, error?.key ?? '']);
      }
    }
  }
}

/** The codes of the model: two vouchers, and codes that are free at first. */
export const CODES = ['A', 'B', 'c', 'd'];

/** Does what the model allows, and expects the same refusal where it does not. Returns null then. */
export async function unlessRefused<T>(
  refusal: { readonly conflict: string } | object | null,
  work: () => Promise<T>,
): Promise<T | null> {
  const expected = refusal !== null && 'conflict' in refusal ? refusal.conflict : null;
  try {
    const result = await work();
    expect(expected).toBeNull();
    return result;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    expect(error.key).toBe(expected);
    return null;
  }
}
