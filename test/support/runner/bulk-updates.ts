import { Logger } from '@nestjs/common';
import { AdmissionService } from '../../../src/async-actions/admission/admission.service.js';
import {
  BulkRequestsService,
  type BulkRequest,
} from '../../../src/async-actions/admission/bulk-requests.service.js';
import { IdempotencyService } from '../../../src/async-actions/admission/idempotency.service.js';
import type { AsyncAction } from '../../../src/async-actions/async-action.js';
import type { BulkOptions } from '../../../src/async-actions/options/bulk-option.js';
import { ConfirmService } from '../../../src/async-actions/confirm/confirm.service.js';
import { CancelService } from '../../../src/async-actions/control/cancel.service.js';
import { PauseService } from '../../../src/async-actions/control/pause.service.js';
import { RetryService } from '../../../src/async-actions/retry/retry.service.js';
import { MemoryBudget } from '../../../src/memory/memory-budget.js';
import { DiscoveryService, ModulesContainer } from '@nestjs/core';
import { OperationRegistry } from '../../../src/async-actions/operation-registry.js';
import { LeaseHolder, type LeasedQueue } from '../../../src/async-actions/runner/lease-holder.js';
import { RunnerEvents } from '../../../src/async-actions/runner/runner-events.js';
import { TypeormActionStore } from '../../../src/async-actions/storage/typeorm-action-store.js';
import { TypeormChunkStore } from '../../../src/async-actions/storage/typeorm-chunk-store.js';
import { TypeormLeaseStore } from '../../../src/async-actions/storage/typeorm-lease-store.js';
import { AuditTrail } from '../../../src/audit/audit-trail.js';
import { TypeormAuditStore } from '../../../src/audit/storage/typeorm-audit-store.js';
import type { Principal } from '../../../src/auth/principal.js';
import { readEnvironment } from '../../../src/config/environment.js';
import type { Database } from '../../../src/database/database.js';
import type { TransactionRunner } from '../../../src/database/transaction.js';
import { MetadataSchemasService } from '../../../src/metadata-schemas/metadata-schemas.service.js';
import { ForgottenDefinitions } from '../../../src/metadata-schemas/purge/forgotten-definitions.js';
import { PurgeService } from '../../../src/metadata-schemas/purge/purge.service.js';
import { MetadataValidationService } from '../../../src/metadata-schemas/metadata-validation.service.js';
import { TypeormMetadataSchemaStore } from '../../../src/metadata-schemas/storage/typeorm-metadata-schema-store.js';
import { QuotasService } from '../../../src/quotas/quotas.service.js';
import { TypeormQuotaStore } from '../../../src/quotas/storage/typeorm-quota-store.js';
import { BULK_UPDATE } from '../../../src/vouchers/operations/bulk-update/bulk-update.operation.js';
import { StartVoucherKeyPurge } from '../../../src/vouchers/operations/metadata-key-purge/start-key-purge.js';
import { KeyPurges } from '../../../src/metadata-schemas/purge/key-purges.js';
import { UndoService } from '../../../src/async-actions/undo/undo.service.js';
import { TypeormVoucherStore } from '../../../src/vouchers/storage/typeorm-voucher-store.js';
import { codeOf } from '../../factories/bulk-items.js';
import { anImportedVoucher } from '../../factories/vouchers.js';
import { registerOperations } from './registered-operations.js';
import { runnerParts } from './runner-parts.js';
import type { BuiltWorkers } from './built-workers.js';
import { sharedWorkers } from './shared-workers.js';
import { CountedNotifications } from '../databases/counted-notifications.js';
import type { OpenDatabase } from '../databases/open-database.js';

/** A caller who may do everything in the project. */
export function principalOf(projectId: string): Principal {
  return { projectId, appId: 'app', keyName: 'App', means: 'key', scopes: ['api'] };
}

/** What a test of bulk updates works with. */
export type BulkUpdates = Awaited<ReturnType<typeof openBulkUpdates>>;

/**
 * The service of {@link assemble} on a database of its own, and how to put both away, with its own worker threads if it
 * has some. Its log lines, one for each
 * job and fault, do not fill the test's output.
 */
export async function openBulkUpdates(
  open: () => Promise<OpenDatabase>,
  ownWorkers?: BuiltWorkers,
  watch: (transactions: TransactionRunner) => TransactionRunner = (transactions) => transactions,
  environment: Readonly<Record<string, string>> = {},
) {
  Logger.overrideLogger(false);
  const workers = ownWorkers ?? sharedWorkers();
  const opened = await open();
  return {
    ...assemble(opened.database, workers, watch(opened.database.transactions), environment),
    database: opened.database,
    async dispose(): Promise<void> {
      await ownWorkers?.onApplicationShutdown();
      await opened.dispose();
    },
  };
}

/** The service from the body of a bulk request to its last chunk, as its modules put it together. */
function assemble(
  database: Database,
  workers: BuiltWorkers,
  transactions: TransactionRunner,
  environment: Readonly<Record<string, string>>,
) {
  const settings = readEnvironment(environment);
  const actions = new TypeormActionStore(database);
  const chunks = new TypeormChunkStore(database);
  const vouchers = new TypeormVoucherStore(database);
  const audit = new AuditTrail(new TypeormAuditStore(database));
  const queue = new CountedNotifications();
  const quotas = new QuotasService(transactions, new TypeormQuotaStore(database), audit);
  const idempotency = new IdempotencyService(settings, actions);
  const operations = new OperationRegistry(new DiscoveryService(new ModulesContainer()));
  const admission = new AdmissionService(
    transactions,
    actions,
    chunks,
    queue,
    audit,
    quotas,
    idempotency,
    operations,
  );
  const schemaStore = new TypeormMetadataSchemaStore(database);
  const schemas = new MetadataSchemasService(transactions, schemaStore, audit, workers);
  const validation = new MetadataValidationService(schemaStore);
  registerOperations(operations, {
    ...{ database, settings, workers, vouchers, validation, actions, chunks },
    definitions: new ForgottenDefinitions(schemaStore, schemas, workers),
  });
  const undos = new UndoService(actions, chunks, operations, admission);
  const keyPurges = new KeyPurges();
  new StartVoucherKeyPurge(keyPurges, operations, admission).onModuleInit();
  const leases = new TypeormLeaseStore(database);
  const holder = new LeaseHolder(leases, actions, transactions);
  const events = new RunnerEvents();
  const requests = new BulkRequestsService(operations, admission);
  const core = { settings, database, transactions, actions, chunks };
  const parts = runnerParts({ ...core, holder, operations, workers, events, queue });
  const { passes, canceller } = parts;
  const queueRunner = parts.newQueueRunner();
  return {
    settings,
    workers,
    audit,
    quotas,
    admission,
    transactions,
    validation,
    schemas,
    confirms: new ConfirmService(operations, actions, chunks, admission),
    purges: new PurgeService(schemaStore, keyPurges, idempotency),
    actions,
    chunks,
    vouchers,
    leases,
    holder,
    events,
    operations,
    queue,
    cancels: new CancelService(transactions, actions, passes, canceller, audit, queue),
    pauses: new PauseService(transactions, actions, audit, queue),
    retries: new RetryService(actions, chunks, workers, new MemoryBudget(100_000_000), admission),
    ...parts,
    queueRunner,

    /** Works on a project queue for as many time slices as it takes; a slow machine takes more of them. */
    workOff: (projectId: string): Promise<void> =>
      queue.repeat(() => queueRunner.workOn(projectId)),

    /** Accepts a bulk request, a bulk update unless it says otherwise, and returns the id of its action. */
    async submit(
      projectId: string,
      body: unknown,
      request: Partial<Pick<BulkRequest, 'type' | 'contentType' | 'options'>> = {},
    ): Promise<string> {
      const { actionId } = await requests.submit({
        principal: principalOf(projectId),
        requestId: 'v-0123456789abcdef01',
        type: BULK_UPDATE,
        options: {},
        body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
        ...request,
      });
      return actionId;
    },

    /** Accepts the undo of an action and returns the id of the undo. */
    async undo(projectId: string, actionId: string, options: BulkOptions = {}): Promise<string> {
      const principal = principalOf(projectId);
      const requestId = 'v-0123456789abcdef01';
      const admitted = await undos.undo({ principal, requestId, actionId, options });
      return admitted.actionId;
    },

    /** The action at the head of the project queue, or null. */
    headOf(projectId: string): Promise<AsyncAction | null> {
      return database.transactions.run((tx) => actions.headOfQueue(tx, projectId));
    },

    /** Acquires the lease on a project queue that has an action. */
    async acquire(projectId: string): Promise<LeasedQueue> {
      const leased = await holder.acquire(projectId);
      if (leased === null) throw new Error('Nothing to do');
      return leased;
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
