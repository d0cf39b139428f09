import { Registry } from 'prom-client';
import { AdmissionService } from '../../src/async-actions/admission/admission.service.js';
import { OperationRegistry } from '../../src/async-actions/operation-registry.js';
import { ActionFinisher } from '../../src/async-actions/runner/action-finisher.js';
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
import { QuotasService } from '../../src/quotas/quotas.service.js';
import { TypeormQuotaStore } from '../../src/quotas/storage/typeorm-quota-store.js';
import { EmbeddedJobQueue } from '../../src/queue/embedded-job-queue.js';
import { BulkRequestsService } from '../../src/vouchers/bulk-requests.service.js';
import { MergeOperation } from '../../src/vouchers/operations/bulk-update/merge.operation.js';
import { MetadataMerge } from '../../src/vouchers/operations/bulk-update/metadata-merge.js';
import { TypeormVoucherStore } from '../../src/vouchers/storage/typeorm-voucher-store.js';
import { codeOf } from '../factories/bulk-items.js';
import { anImportedVoucher } from '../factories/vouchers.js';
import { BuiltWorkers } from './built-workers.js';
import type { OpenDatabase } from './open-database.js';

/** What a test of bulk updates works with. */
export type BulkUpdates = Awaited<ReturnType<typeof openBulkUpdates>>;

/** The service of {@link assemble} on a database of its own, and how to put both away. */
export async function openBulkUpdates(open: () => Promise<OpenDatabase>) {
  const opened = await open();
  const workers = new BuiltWorkers();
  return {
    ...assemble(opened.database, workers),
    database: opened.database,
    async dispose(): Promise<void> {
      await workers.onApplicationShutdown();
      await opened.dispose();
    },
  };
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
  const quotas = new QuotasService(transactions, new TypeormQuotaStore(database), audit);
  const admission = new AdmissionService(transactions, actions, chunks, queue, audit, quotas);
  const validation = new MetadataValidationService(new TypeormMetadataSchemaStore(database));
  const merge = new MetadataMerge(settings, vouchers, validation, workers);
  const operations = new OperationRegistry();
  operations.register(new MergeOperation('VOUCHERS.BULK_UPDATE', merge));
  const holder = new LeaseHolder(new TypeormLeaseStore(database), transactions);
  const metrics = new PromRunnerMetrics(new Registry());
  const requests = new BulkRequestsService(settings, workers, admission);
  return {
    actions,
    chunks,
    vouchers,
    holder,
    finisher: new ActionFinisher(settings, transactions, holder, actions, chunks),
    runner: new ChunkRunner(transactions, holder, operations, actions, chunks, metrics),

    /** Accepts a bulk update and gives the id of its action. */
    submit(projectId: string, items: readonly unknown[]): Promise<string> {
      return requests.submit({
        principal: { projectId, appId: 'app', means: 'key', scopes: ['api'] },
        requestId: 'v-0123456789abcdef01',
        type: 'VOUCHERS.BULK_UPDATE',
        body: Buffer.from(JSON.stringify(items)),
      });
    },

    /** Adds vouchers with the codes of the numbers from 0 on. */
    async addVouchers(projectId: string, count: number): Promise<void> {
      const items = Array.from({ length: count }, (_, i) => [
        i + 1,
        codeOf(i),
        anImportedVoucher(),
      ]);
      await transactions.run((tx) =>
        vouchers.insertMany(tx, projectId, JSON.stringify(items), 1_700_000_000_000),
      );
    },
  };
}
