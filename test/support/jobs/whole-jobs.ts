import type { AsyncActionDetails } from '../../../src/async-actions/async-action.js';
import {
  wholeStateOf,
  type WholeState,
} from '../../../src/async-actions/all-or-nothing/whole-state.js';
import type { BulkOptions } from '../../../src/async-actions/options/bulk-option.js';
import { reportRowsOf } from '../../../src/async-actions/reports/report-rows.js';
import { BULK_UPDATE } from '../../../src/vouchers/operations/bulk-update/bulk-update.operation.js';
import { IMPORT_CSV } from '../../../src/vouchers/operations/import-csv/import-csv.operation.js';
import { codeOf } from '../../factories/bulk-items.js';
import type { BulkUpdates } from '../runner/bulk-updates.js';
import { csvBody } from './dry-runs.js';
import { versionOf } from '../vouchers/voucher-versions.js';

/** So many bytes that no two rows with them are in one chunk. */
export const PADDING = 'x'.repeat(300_000);

/** Lets the padding be kept. */
export const LARGE_METADATA = { MAX_METADATA_BYTES: '400000' };

export const VOUCHERS = 4;
/** The codes of as many vouchers as `BulkUpdates.addVouchers` adds. */
export const CODES = Array.from({ length: VOUCHERS }, (_, number) => codeOf(number));

/** A row for each voucher, in a chunk of its own. */
export const ITEMS = CODES.map((code) => ({ code, metadata: { a: 1, PADDING } }));

const DEFAULTS = { plainSuccess: { found: true, updated: true }, unprocessedDetails: 'd' };

/** What became of a job. */
export interface Ended {
  readonly id: string;
  readonly state: WholeState | null;
  readonly done: number;
  readonly failed: number;
  readonly error: string | null;
  /** Number and error key of each row of the report, in their order; `ok` for plain success. */
  readonly rows: readonly (readonly [row: number, key: string])[];
}

/** Runs jobs of one project that are all or nothing, step by step. */
export class WholeJobs {
  /** Ends the time slice of the worker that committed a chunk, so that the next one takes over behind it. */
  private stop: (() => void) | undefined;

  constructor(
    private readonly service: BulkUpdates,
    private readonly projectId: string,
  ) {
    service.events.subscribe(({ kind }) => {
      if (kind === 'chunk-committed') this.stop?.();
    });
  }

  submit(body: unknown, type = BULK_UPDATE, options: BulkOptions = {}): Promise<string> {
    const all = { on_error: 'all_or_nothing', ...options };
    if (type !== IMPORT_CSV)
      return this.service.submit(this.projectId, body, { type, options: all });
    const contentType = 'multipart/form-data; boundary=b';
    const request = { type, options: all, contentType };
    return this.service.submit(this.projectId, csvBody(body as string), request);
  }

  /** Lets a worker of its own process one chunk, or come to an end. */
  async step(): Promise<void> {
    const worker = this.service.newQueueRunner();
    this.stop = () => worker.stop();
    await worker.workOn(this.projectId);
    this.stop = undefined;
  }

  /** Steps until the action has a chunk behind it in a state, and `steps` more chunks. */
  async stepTo(id: string, state: WholeState, steps = 0): Promise<void> {
    for (let count = 0; (await this.end(id)).state !== state; count += 1) {
      if (count > 50) throw new Error(`${id} never is ${state}`);
      await this.step();
    }
    for (let count = 0; count < steps; count += 1) await this.step();
  }

  /** Steps until all rows are validated and nothing is written. */
  async validate(id: string): Promise<void> {
    for (;;) {
      const { validatedCount, failedCount, totalCount } = await this.find(id);
      if ((validatedCount ?? 0) + failedCount === totalCount) return;
      await this.step();
    }
  }

  /** Lets workers go on until the action has ended, or as long as it is not paused. */
  async run(id: string): Promise<Ended> {
    for (let count = 0; count < 50; count += 1) {
      const { finishedAt, pausedAt, cancelRequestedAt } = await this.find(id);
      if (finishedAt !== null) break;
      await this.service.newQueueRunner().workOn(this.projectId);
      if (pausedAt !== null && cancelRequestedAt === null) break;
    }
    return this.end(id);
  }

  /** What is known of the action by now. */
  async end(id: string): Promise<Ended> {
    const action = await this.find(id);
    const rows: [number, string][] = [];
    let chunk = await this.service.chunks.reportChunk(id, -1);
    while (chunk !== null) {
      const report = reportRowsOf(chunk, DEFAULTS);
      rows.push(...report.map(({ row, error }): [number, string] => [row, error?.key ?? 'ok']));
      chunk = await this.service.chunks.reportChunk(id, chunk.number);
    }
    rows.sort(([one], [other]) => one - other);
    const { doneCount: done, failedCount: failed, error } = action;
    return { id, state: wholeStateOf(action), done, failed, error, rows };
  }

  async find(id: string): Promise<AsyncActionDetails> {
    const action = await this.service.actions.find(this.projectId, id);
    if (action === null) throw new Error(`There is no action ${id}`);
    return action;
  }

  /** Everything of the vouchers with these codes, or all but when they were changed. */
  async vouchers(codes: readonly string[], { isTimed = true } = {}) {
    return Promise.all(
      codes.map(async (code) => {
        const voucher = await this.service.vouchers.find(this.projectId, code);
        return isTimed || voucher === null ? voucher : { ...voucher, createdAt: 0, updatedAt: 0 };
      }),
    );
  }

  async metadataOf(code: string): Promise<Record<string, unknown> | undefined> {
    const [voucher] = await this.vouchers([code]);
    if (voucher === null || voucher === undefined) return undefined;
    return JSON.parse(voucher.metadata) as Record<string, unknown>;
  }

  /** Changes keys of the metadata of one voucher, as the client of a single edit does. */
  async edit(code: string, patch: Record<string, unknown>): Promise<void> {
    await this.overwrite(code, { ...(await this.metadataOf(code)), ...patch });
  }

  /** Gives one voucher other metadata, as the client of a single edit does. */
  async overwrite(code: string, metadata: Record<string, unknown>): Promise<void> {
    const { vouchers, transactions } = this.service;
    const version = await versionOf(vouchers, this.projectId, code);
    const patches = JSON.stringify([[code, JSON.stringify(metadata), 1, version]]);
    await transactions.run((tx) => vouchers.writeMetadata(tx, this.projectId, patches, 1));
  }
}
