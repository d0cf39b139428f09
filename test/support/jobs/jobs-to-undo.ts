import type { RowOutcome } from '../../../src/async-actions/row.js';
import { AsyncActionEntity } from '../../../src/database/entities/async-action.entity.js';
import { managerOf } from '../../../src/database/typeorm-transaction.js';
import type { BulkUpdates } from '../runner/bulk-updates.js';
import { versionOf } from '../vouchers/voucher-versions.js';

type Request = Parameters<BulkUpdates['submit']> extends [string, ...infer Rest] ? Rest : never;

/** Runs the jobs of a project to their ends, and their undos. */
export class JobsToUndo {
  constructor(
    private readonly service: BulkUpdates,
    private readonly projectId: string,
  ) {}

  async run(...request: Request) {
    return this.ended(await this.service.submit(this.projectId, ...request));
  }

  async undo({ id }: { readonly id: string }) {
    return this.ended(await this.service.undo(this.projectId, id));
  }

  /** Lets all that waits run, for as many time slices as it takes, and returns what became of the action. */
  async ended(id: string) {
    const { actions, chunks } = this.service;
    await this.service.workOff(this.projectId);
    const action = await actions.find(this.projectId, id);
    const outcomes: RowOutcome[] = [];
    let chunk = await chunks.reportChunk(id, -1);
    while (chunk !== null) {
      outcomes.push(...(chunk.outcomes ?? []));
      chunk = await chunks.reportChunk(id, chunk.number);
    }
    const { doneCount, failedCount, operationStatus } = action ?? {};
    return { id, doneCount, failedCount, operationStatus, outcomes };
  }

  find(code: string) {
    return this.service.vouchers.find(this.projectId, code);
  }

  async metadataOf(code: string): Promise<string | undefined> {
    return (await this.find(code))?.metadata;
  }

  /** Ends the time until which the rows of a job are kept. */
  async expire(id: string): Promise<void> {
    await this.service.transactions.run((tx) =>
      managerOf(tx).update(AsyncActionEntity, { id }, { reportsAvailableTill: 1 }),
    );
  }

  /** Changes the metadata of one voucher, as somebody else would. */
  async write(code: string, metadata: string, nowMs = 1): Promise<void> {
    const { vouchers, transactions } = this.service;
    const version = await versionOf(vouchers, this.projectId, code);
    const patches = JSON.stringify([[code, metadata, 1, version]]);
    await transactions.run((tx) => vouchers.writeMetadata(tx, this.projectId, patches, nowMs));
  }
}
