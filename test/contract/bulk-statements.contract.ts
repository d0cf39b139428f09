import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Registry } from 'prom-client';
import { AdmissionService } from '../../src/async-actions/admission/admission.service.js';
import { OperationRegistry } from '../../src/async-actions/operation-registry.js';
import { ChunkRunner } from '../../src/async-actions/runner/chunk-runner.js';
import { LeaseHolder } from '../../src/async-actions/runner/lease-holder.js';
import { TypeormActionStore } from '../../src/async-actions/storage/typeorm-action-store.js';
import { TypeormChunkStore } from '../../src/async-actions/storage/typeorm-chunk-store.js';
import { TypeormLeaseStore } from '../../src/async-actions/storage/typeorm-lease-store.js';
import { AuditTrail } from '../../src/audit/audit-trail.js';
import { TypeormAuditStore } from '../../src/audit/storage/typeorm-audit-store.js';
import { readEnvironment } from '../../src/config/environment.js';
import type { Database } from '../../src/database/database.js';
import { MetadataValidationService } from '../../src/metadata-schemas/metadata-validation.service.js';
import { TypeormMetadataSchemaStore } from '../../src/metadata-schemas/storage/typeorm-metadata-schema-store.js';
import { PromRunnerMetrics } from '../../src/metrics/prom-runner-metrics.js';
import { EmbeddedJobQueue } from '../../src/queue/embedded-job-queue.js';
import { BulkRequestsService } from '../../src/vouchers/bulk-requests.service.js';
import { BulkUpdateOperation } from '../../src/vouchers/operations/bulk-update/bulk-update.operation.js';
import { MetadataMerge } from '../../src/vouchers/operations/bulk-update/metadata-merge.js';
import { TypeormVoucherStore } from '../../src/vouchers/storage/typeorm-voucher-store.js';
import { codeOf, itemsFor } from '../factories/bulk-items.js';
import { anImportedVoucher } from '../factories/vouchers.js';
import { BuiltWorkers } from '../support/built-workers.js';
import { countStatements, type OpenDatabase } from '../support/open-database.js';

/** How many statements the database gets, BEGIN and COMMIT not counted. */
export interface ExpectedStatements {
  /** For a request whose rows fill one batch. */
  readonly admission: number;
  /** For a chunk that changes vouchers. */
  readonly chunk: number;
}

/** The service from the body of a bulk update to its last chunk, as its modules put it together. */
function assemble(database: Database, workers: BuiltWorkers) {
  const settings = readEnvironment({});
  const { transactions } = database;
  const actions = new TypeormActionStore(database);
  const chunks = new TypeormChunkStore(database);
  const vouchers = new TypeormVoucherStore(database);
  const audit = new AuditTrail(new TypeormAuditStore(database));
  const queue = new EmbeddedJobQueue();
  const admission = new AdmissionService(transactions, actions, chunks, queue, audit);
  const validation = new MetadataValidationService(new TypeormMetadataSchemaStore(database));
  const merge = new MetadataMerge(settings, vouchers, validation, workers);
  const operations = new OperationRegistry();
  operations.register(new BulkUpdateOperation(merge));
  const holder = new LeaseHolder(new TypeormLeaseStore(database), transactions);
  const metrics = new PromRunnerMetrics(new Registry());
  return {
    actions,
    chunks,
    vouchers,
    holder,
    requests: new BulkRequestsService(settings, workers, admission),
    runner: new ChunkRunner(transactions, holder, operations, actions, chunks, metrics),
  };
}

/** What a bulk update costs in statements on every database: a number that its rows do not change. */
export function bulkStatementsContract(
  name: string,
  open: () => Promise<OpenDatabase>,
  expected: ExpectedStatements,
): void {
  describe(`the statements of a bulk update: ${name}`, () => {
    let opened: OpenDatabase;
    let workers: BuiltWorkers;
    let service: ReturnType<typeof assemble>;

    beforeEach(async () => {
      opened = await open();
      workers = new BuiltWorkers();
      service = assemble(opened.database, workers);
    });

    afterEach(async () => {
      await workers.onApplicationShutdown();
      await opened.dispose();
    });

    function submit(projectId: string, items: unknown[]): Promise<string> {
      return service.requests.submit({
        principal: { projectId, appId: 'app', means: 'key', scopes: ['api'] },
        requestId: 'v-0123456789abcdef01',
        type: 'VOUCHERS.BULK_UPDATE',
        body: Buffer.from(JSON.stringify(items)),
      });
    }

    /** Applies the first chunk of the project's line and gives the number of statements. */
    async function statementsOfChunk(projectId: string): Promise<number> {
      const action = await service.actions.headOfLine(projectId);
      const lease = await service.holder.acquire(projectId);
      const chunk = await service.chunks.nextPending(action?.id ?? '');
      if (action === null || lease === null || chunk === null) throw new Error('Nothing to do');
      return countStatements(opened.database, () => service.runner.run(lease, action, chunk));
    }

    async function addVouchers(projectId: string, count: number): Promise<void> {
      const items = Array.from({ length: count }, (_, i) => [
        i + 1,
        codeOf(i),
        anImportedVoucher(),
      ]);
      await opened.database.transactions.run((tx) =>
        service.vouchers.insertMany(tx, projectId, JSON.stringify(items), 1_700_000_000_000),
      );
    }

    it.each([1, 100, 2_000])('are as many for the admission of %i rows', async (rows) => {
      const items = itemsFor(rows).map(({ code }) => ({ code, metadata: { a: 1 } }));
      const count = await countStatements(opened.database, () => submit('p', items));
      expect(count).toBe(expected.admission);
    });

    it('are one more for each further batch of chunks', async () => {
      // 8,000 rows of some 240 bytes: four chunks of nearly half a megabyte, and two fit into a batch.
      const items = itemsFor(8_000).map(({ code }) => ({ code, metadata: { a: 'x'.repeat(210) } }));
      const count = await countStatements(opened.database, () => submit('p', items));
      expect(count).toBe(expected.admission + 1);
    });

    it.each([1, 100, 2_000])('are as many for a chunk of %i rows', async (rows) => {
      await addVouchers('p', rows);
      await submit('p', itemsFor(rows));
      expect(await statementsOfChunk('p')).toBe(expected.chunk);
    });

    it('are one fewer for a chunk that changes no voucher', async () => {
      await submit('p', itemsFor(100));
      expect(await statementsOfChunk('p')).toBe(expected.chunk - 1);
    });
  });
}
