import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { AsyncAction } from '../../src/async-actions/async-action.js';
import type { Lease } from '../../src/async-actions/storage/lease-store.js';
import { TypeormMetadataSchemaStore } from '../../src/metadata-schemas/storage/typeorm-metadata-schema-store.js';
import { codeOf } from '../factories/bulk-items.js';
import { aDefinition } from '../factories/metadata-schema.js';
import { openBulkUpdates, type BulkUpdates } from '../support/runner/bulk-updates.js';
import type { OpenDatabase } from '../support/databases/open-database.js';
import { feedOf } from '../support/runner/run-chunks.js';
import { versionOf } from '../support/vouchers/voucher-versions.js';

const PROJECT = 'p';

/** What the runner promises of chunks that it prepares before their turn, on every database. */
export function preparedChunksContract(name: string, open: () => Promise<OpenDatabase>): void {
  describe(`chunks that are prepared before their turn: ${name}`, () => {
    let service: BulkUpdates;

    beforeEach(async () => {
      service = await openBulkUpdates(open);
    });

    afterEach(() => service.dispose());

    /** The action at the head of the project queue, and a lease on that. */
    async function head(): Promise<{ action: AsyncAction; lease: Lease }> {
      const { head: action, lease } = await service.acquire(PROJECT);
      return { action, lease };
    }

    /** Prepares the first chunk, lets `meanwhile` happen, and applies it. */
    async function applyAfter(meanwhile: () => Promise<unknown>): Promise<AsyncAction | null> {
      const { action, lease } = await head();
      const ready = await feedOf(service, action).next();
      if (ready === null) throw new Error('Nothing was prepared');
      await meanwhile();
      await service.runner.run(lease, action, ready);
      return service.headOf(PROJECT);
    }

    const find = (code: string) => service.vouchers.find(PROJECT, code);

    async function changeOneVoucher(): Promise<void> {
      const version = await versionOf(service.vouchers, PROJECT, codeOf(0));
      const patches = JSON.stringify([[codeOf(0), '{"single":true}', 1, version]]);
      await service.database.transactions.run((tx) =>
        service.vouchers.writeMetadata(tx, PROJECT, patches, 1),
      );
    }

    it('are written as they were prepared when nothing has changed', async () => {
      await service.addVouchers(PROJECT, 2);
      await service.submit(PROJECT, [{ code: codeOf(0), metadata: { a: 1 } }]);
      const action = await applyAfter(() => Promise.resolve());
      expect(action).toMatchObject({ doneCount: 1, failedCount: 0 });
      expect(await find(codeOf(0))).toMatchObject({ metadata: '{"a":1}', revision: 1 });
    });

    it('keep what was written to one of their vouchers meanwhile, and apply each row once', async () => {
      await service.addVouchers(PROJECT, 2);
      const items = [0, 1].map((n) => ({ code: codeOf(n), metadata: { a: 1 } }));
      await service.submit(PROJECT, items);
      const action = await applyAfter(changeOneVoucher);
      expect(action).toMatchObject({ doneCount: 2, failedCount: 0 });
      expect(await find(codeOf(0))).toMatchObject({
        metadata: '{"single":true,"a":1}',
        revision: 2,
      });
      expect(await find(codeOf(1))).toMatchObject({ metadata: '{"a":1}', revision: 1 });
    });

    it('are held to a schema that came meanwhile', async () => {
      await service.addVouchers(PROJECT, 1);
      await service.submit(PROJECT, [{ code: codeOf(0), metadata: { a: 'text' } }]);
      const schemas = new TypeormMetadataSchemaStore(service.database);
      const schema = {
        id: 'ms_1',
        projectId: PROJECT,
        relatedObject: 'voucher',
        properties: JSON.stringify({ a: aDefinition({ type: 'number' }) }),
        allowDefinedOnly: false,
        version: 1,
        createdAt: 1,
        updatedAt: null,
      };
      const action = await applyAfter(() =>
        service.database.transactions.run((tx) => schemas.insert(tx, schema)),
      );
      expect(action).toMatchObject({ doneCount: 0, failedCount: 1 });
      expect(await find(codeOf(0))).toMatchObject({ metadata: '{}', revision: 0 });
    });

    it('keep their action from its end as long as one of them is not processed', async () => {
      await service.submit(PROJECT, [{ code: codeOf(0), metadata: { a: 1 } }]);
      const { action, lease } = await head();
      await expect(service.finisher.finish(lease, action)).rejects.toThrow(/not processed/);
      expect(await service.headOf(PROJECT)).toMatchObject({ status: 'ENQUEUED' });
    });

    it('wait for their turn when they go on with a code of the chunk before', async () => {
      await service.addVouchers(PROJECT, 1);
      // One code in more rows than two chunks hold: back and forth between two values.
      const items = Array.from({ length: 12_001 }, (_, n) => {
        return { code: codeOf(0), metadata: { a: n % 2 } };
      });
      await service.submit(PROJECT, items);
      const { action, lease } = await head();
      const feed = feedOf(service, action);
      let chunks = 0;
      for (let ready = await feed.next(); ready !== null; ready = await feed.next()) {
        feed.lookAhead(ready);
        await service.runner.run(lease, action, ready);
        chunks += 1;
      }
      expect(chunks).toBeGreaterThan(1);
      expect(await find(codeOf(0))).toMatchObject({ metadata: '{"a":0}', revision: 12_001 });
    });
  });
}
