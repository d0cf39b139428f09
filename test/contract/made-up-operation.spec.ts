import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  readBulkBody,
  type BodyBytes,
  type BulkBody,
  type ItemReading,
} from '../../src/async-actions/bulk-body/index.js';
import type {
  AcceptedRow,
  AsyncActionDetails,
  ChunkInput,
  ChunkResult,
  Operation,
  PreparedChunk,
} from '../../src/async-actions/index.js';
import { openBulkUpdates, type BulkUpdates } from '../support/runner/bulk-updates.js';
import { sharedSqliteDatabase } from '../support/databases/shared-databases.js';

const PROJECT = 'p';
const STAMP = 'COUPONS.STAMP';

/** Stamps coupons, which no module knows: all that an operation is stands in this file. */
class StampOperation implements Operation {
  readonly plainSuccess = { found: true, updated: true };
  readonly stamped: string[] = [];

  readBody({ bytes }: BodyBytes): Promise<BulkBody> {
    const scan = (scanner: { scanValue(): void }) => {
      scanner.scanValue();
      return null;
    };
    const read = (item: unknown): ItemReading => {
      const code = String(item);
      if (code !== 'torn') return { kind: 'row', code, payload: '0' };
      const rejection = { key: 'invalid_payload', details: 'It is torn' } as const;
      return { kind: 'rejected', code, rejection };
    };
    return Promise.resolve(readBulkBody(bytes, { scan, read }));
  }

  prepare({ items }: ChunkInput): Promise<PreparedChunk> {
    const rows = JSON.parse(items) as AcceptedRow<number>[];
    return Promise.resolve({ write: () => Promise.resolve(this.write(rows)) });
  }

  presentResult({ doneCount }: AsyncActionDetails): Record<string, unknown> {
    return { stamped: doneCount };
  }

  private write(rows: AcceptedRow<number>[]): ChunkResult {
    const outcomes = rows.flatMap(([row, code, , error]) => {
      if (error === undefined) this.stamped.push(code);
      return error === undefined ? [] : [{ row, code, found: false, updated: false, error }];
    });
    const failedCount = outcomes.length;
    const doneCount = rows.length - failedCount;
    return { doneCount, failedCount, outcomes: JSON.stringify(outcomes), before: '[]' };
  }
}

describe('a bulk operation that only this file knows', () => {
  let service: BulkUpdates;
  let operation: StampOperation;

  beforeEach(async () => {
    service = await openBulkUpdates(sharedSqliteDatabase);
    operation = new StampOperation();
    service.operations.register(STAMP, operation);
  });

  afterEach(() => service.dispose());

  it('is accepted, applied and reported like any other', async () => {
    const id = await service.submit(PROJECT, ['B', 'torn', 'A'], { type: STAMP });
    await service.workOff(PROJECT);

    const action = await service.actions.find(PROJECT, id);
    expect(operation.stamped).toEqual(['A', 'B']);
    expect(action).toMatchObject({ type: STAMP, status: 'DONE', doneCount: 2, failedCount: 1 });
    expect(action?.firstFailures).toMatchObject([{ row: 2, code: 'torn', details: 'It is torn' }]);
    expect(action && operation.presentResult(action)).toEqual({ stamped: 2 });
  });
});
