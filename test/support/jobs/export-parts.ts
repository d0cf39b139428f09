import { ReportDownloads } from '../../../src/async-actions/reports/report-downloads.js';
import { AuditTrail } from '../../../src/audit/audit-trail.js';
import { EventCounter } from '../../../src/audit/event-counter.js';
import { TypeormAuditStore } from '../../../src/audit/storage/typeorm-audit-store.js';
import { readEnvironment } from '../../../src/config/environment.js';
import type { Database } from '../../../src/database/database.js';
import { ExportDownloadService } from '../../../src/exports/download/export-download.service.js';
import { ExportLink } from '../../../src/exports/download/export-link.js';
import { ExportFiles } from '../../../src/exports/export-files.js';
import { ExportRetention } from '../../../src/exports/export-retention.service.js';
import { ExportsService } from '../../../src/exports/exports.service.js';
import { TypeormExportStore } from '../../../src/exports/storage/typeorm-export-store.js';
import { ExportGatherer } from '../../../src/exports/worker/export-gatherer.js';
import { ExportTally } from '../../../src/exports/worker/export-tally.js';
import { ExportWorker } from '../../../src/exports/worker/export-worker.js';
import { ExportWriter } from '../../../src/exports/worker/export-writer.js';
import { LinkSigner } from '../../../src/links/link-signer.js';
import { MemoryBudget } from '../../../src/memory/memory-budget.js';
import { QuotasService } from '../../../src/quotas/quotas.service.js';
import { TypeormQuotaStore } from '../../../src/quotas/storage/typeorm-quota-store.js';
import { PeriodicTasks } from '../../../src/runtime/periodic-tasks.js';
import { AssetLinks } from '../../../src/vouchers/assets/asset-links.js';
import { TypeormVoucherWalkStore } from '../../../src/vouchers/listing/storage/typeorm-voucher-walk-store.js';

/** Exports put together on a database, as the modules do it. Nothing is worked on before the worker is woken. */
export function exportParts(database: Database, { role = 'all' } = {}) {
  const { transactions } = database;
  const other = role === 'all' ? {} : { DATABASE_URL: 'postgres://localhost/none' };
  const settings = readEnvironment({ ROLE: role, ...other });
  const tasks = new PeriodicTasks(settings);
  const signer = new LinkSigner('a secret of many characters');
  const audits = new TypeormAuditStore(database);
  const audit = new AuditTrail(audits);
  const store = new TypeormExportStore(database);
  const quotas = new QuotasService(transactions, new TypeormQuotaStore(database), audit);
  const files = new ExportFiles(transactions, store);
  const links = new ExportLink(settings, signer);
  const tally = new ExportTally();
  const walks = new TypeormVoucherWalkStore(database);
  const gatherer = new ExportGatherer(walks, new AssetLinks(settings, signer));
  const writer = new ExportWriter(settings, transactions, store, gatherer, quotas, files, tally);
  const worker = new ExportWorker(tasks, settings, database, transactions, store, writer);
  const counter = new EventCounter(tasks, transactions, audits);
  return {
    ...{ store, quotas, links, tally, worker },
    service: new ExportsService(transactions, store, audit, quotas, files, worker),
    downloads: new ExportDownloadService(
      ...([store, links, new ReportDownloads(), new MemoryBudget(1e8), counter] as const),
    ),
    retention: new ExportRetention(tasks, transactions, store, files),
  };
}
