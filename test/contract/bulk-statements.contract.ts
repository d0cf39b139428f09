import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { itemsFor } from '../factories/bulk-items.js';
import { openBulkUpdates, type BulkUpdates } from '../support/runner/bulk-updates.js';
import { countStatements, type OpenDatabase } from '../support/databases/open-database.js';

/** How many statements the database gets, BEGIN and COMMIT not counted. */
export interface ExpectedStatements {
  /** For a request whose rows fill one batch. */
  readonly admission: number;
  /** In the transaction of a prepared chunk that changes vouchers. */
  readonly chunk: number;
  /** For the lease on a project queue and its first action. */
  readonly acquisition: number;
  /** For the end of an action without failed rows, after which the project queue is empty. */
  readonly end: number;
}

/** What a bulk update costs in statements on every database: a number that its rows do not change. */
export function bulkStatementsContract(
  name: string,
  open: () => Promise<OpenDatabase>,
  expected: ExpectedStatements,
): void {
  describe(`the statements of a bulk update: ${name}`, () => {
    let service: BulkUpdates;

    beforeEach(async () => {
      service = await openBulkUpdates(open);
    });

    afterEach(() => service.dispose());

    /** Applies the first chunk of the project queue and returns the number of statements. */
    async function statementsOfChunk(projectId: string): Promise<number> {
      const { head: action, lease } = await service.acquire(projectId);
      const chunk = await service.chunks.nextPending(action.id);
      if (chunk === null) throw new Error('Nothing to do');
      const prepared = await service.runner.prepare(action, chunk);
      return countStatements(service.database, () =>
        service.runner.run(lease, action, { chunk, preparation: { prepared } }),
      );
    }

    it.each([1, 100, 2_000])('are as many for the admission of %i rows', async (rows) => {
      const items = itemsFor(rows).map(({ code }) => ({ code, metadata: { a: 1 } }));
      const count = await countStatements(service.database, () => service.submit('p', items));
      expect(count).toBe(expected.admission);
    });

    it('are one more for each further batch of chunks', async () => {
      // 8,000 rows of some 240 bytes: four chunks of nearly half a megabyte, and two fit into a batch.
      const items = itemsFor(8_000).map(({ code }) => ({ code, metadata: { a: 'x'.repeat(210) } }));
      const count = await countStatements(service.database, () => service.submit('p', items));
      expect(count).toBe(expected.admission + 1);
    });

    it.each([1, 100, 2_000])('are as many for a chunk of %i rows', async (rows) => {
      await service.addVouchers('p', rows);
      await service.submit('p', itemsFor(rows));
      expect(await statementsOfChunk('p')).toBe(expected.chunk);
    });

    it('are as many for the lease on a project queue and its head', async () => {
      await service.submit('p', itemsFor(1));
      const count = await countStatements(service.database, () => service.acquire('p'));
      expect(count).toBe(expected.acquisition);
    });

    it('are as many for the end of the last action, which releases the lease', async () => {
      await service.addVouchers('p', 1);
      await service.submit('p', itemsFor(1));
      const { head, lease } = await service.acquire('p');
      const chunk = await service.chunks.nextPending(head.id);
      if (chunk === null) throw new Error('Nothing to do');
      const prepared = await service.runner.prepare(head, chunk);
      const ready = { chunk, preparation: { prepared } };
      const action = await service.runner.run(lease, head, ready);
      const count = await countStatements(service.database, () =>
        service.finisher.finish(lease, action),
      );
      expect(count).toBe(expected.end);
    });

    it('are one fewer for a chunk that changes no voucher', async () => {
      await service.submit('p', itemsFor(100));
      expect(await statementsOfChunk('p')).toBe(expected.chunk - 1);
    });
  });
}
