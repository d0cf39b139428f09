import { runChunks } from '../runner/run-chunks.js';
import type { BulkOptions } from '../../../src/async-actions/options/bulk-option.js';
import type { RowOutcome } from '../../../src/async-actions/row.js';
import { BULK_UPDATE } from '../../../src/vouchers/operations/bulk-update/bulk-update.operation.js';
import { IMPORT_CSV } from '../../../src/vouchers/operations/import-csv/import-csv.operation.js';
import { principalOf, type BulkUpdates } from '../runner/bulk-updates.js';

/** What an action did, or said that it would do. */
export interface Ran {
  readonly id: string;
  readonly doneCount: number;
  readonly failedCount: number;
  readonly changedCount: number;
  /** By row numbers. */
  readonly outcomes: readonly RowOutcome[];
  /** Changes by row numbers. */
  readonly changes: Readonly<Record<number, unknown>>;
}

/** Runs bulk requests of one project for real, as dry runs, and confirms these. */
export class DryRuns {
  constructor(
    private readonly service: BulkUpdates,
    private readonly projectId: string,
  ) {}

  /** Runs a request to its end. `meanwhile` happens between the preparation and the writing of its first chunk. */
  async run(
    body: unknown,
    { type = BULK_UPDATE, isDryRun = false } = {},
    meanwhile?: () => Promise<unknown>,
  ): Promise<Ran> {
    const options = isDryRun ? { dry_run: true } : {};
    await this.service.submit(this.projectId, body, { type, options, ...contentTypeOf(type) });
    return this.runNext(meanwhile);
  }

  /** Confirms a dry run and returns what the confirmation did. */
  async confirm(actionId: string, meanwhile?: () => Promise<unknown>): Promise<Ran> {
    const principal = principalOf(this.projectId);
    await this.service.confirms.confirm({ principal, requestId: 'v-1', actionId, options: {} });
    return this.runNext(meanwhile);
  }

  /** Undoes what a job did, or tries to. */
  async undo(actionId: string, options: BulkOptions = {}): Promise<Ran> {
    await this.service.undo(this.projectId, actionId, options);
    return this.runNext();
  }

  /** Purges the key of a removed definition, or tries to. */
  async purge(schemaId: string, key: string, options: BulkOptions = {}): Promise<Ran> {
    const principal = principalOf(this.projectId);
    await this.service.purges.start({ principal, requestId: 'v-1', schemaId, key, options });
    return this.runNext();
  }

  private async runNext(meanwhile = () => Promise.resolve() as Promise<unknown>): Promise<Ran> {
    const { service, projectId } = this;
    const { head: action, lease } = await service.acquire(projectId);
    await runChunks(service, lease, action, meanwhile);
    const ended = await service.headOf(projectId);
    if (ended === null) throw new Error('Nothing was run');
    await service.finisher.finish(lease, ended);
    await service.holder.release(lease);
    const { id, doneCount, failedCount, changedCount } = ended;
    return { id, doneCount, failedCount, changedCount, ...(await this.rowsOf(id)) };
  }

  private async rowsOf(id: string): Promise<Pick<Ran, 'outcomes' | 'changes'>> {
    const outcomes: RowOutcome[] = [];
    const changes: Record<number, unknown> = {};
    for (let after = -1; ;) {
      const chunk = await this.service.chunks.reportChunk(id, after);
      if (chunk === null) break;
      after = chunk.number;
      outcomes.push(...(chunk.outcomes ?? []));
      for (const [row, change] of await this.service.chunks.changesOf(id, after)) {
        changes[row] = JSON.parse(change);
      }
    }
    return { outcomes: outcomes.sort((a, b) => a.row - b.row), changes };
  }
}

/** The body of an upload of this file. */
export function csvBody(file: string): string {
  const part = 'Content-Disposition: form-data; name="file"; filename="f.csv"';
  return `--b\r\n${part}\r\n\r\n${file}\r\n--b--\r\n`;
}

function contentTypeOf(type: string): { contentType?: string } {
  return type === IMPORT_CSV ? { contentType: 'multipart/form-data; boundary=b' } : {};
}
