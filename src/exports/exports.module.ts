import { Module } from '@nestjs/common';
import { AsyncActionsModule } from '../async-actions/index.js';
import { AuditModule } from '../audit/audit.module.js';
import { LinksModule } from '../links/links.module.js';
import { MemoryModule } from '../memory/memory.module.js';
import { QuotasModule } from '../quotas/quotas.module.js';
import { RuntimeModule } from '../runtime/runtime.module.js';
import { VouchersModule } from '../vouchers/vouchers.module.js';
import { ExportDownloadService } from './download/export-download.service.js';
import { ExportLink } from './download/export-link.js';
import { ExportFiles } from './export-files.js';
import { ExportRetention } from './export-retention.service.js';
import { ExportsController } from './exports.controller.js';
import { ExportsService } from './exports.service.js';
import { ExportStore } from './storage/export-store.js';
import { TypeormExportStore } from './storage/typeorm-export-store.js';
import { ExportGatherer } from './worker/export-gatherer.js';
import { ExportTally } from './worker/export-tally.js';
import { ExportWorker } from './worker/export-worker.js';
import { ExportWriter } from './worker/export-writer.js';

/** Files of vouchers. */
@Module({
  imports: [
    AsyncActionsModule,
    AuditModule,
    LinksModule,
    MemoryModule,
    QuotasModule,
    RuntimeModule,
    VouchersModule,
  ],
  controllers: [ExportsController],
  providers: [
    ExportsService,
    ExportDownloadService,
    ExportLink,
    ExportFiles,
    ExportRetention,
    ExportGatherer,
    ExportTally,
    ExportWorker,
    ExportWriter,
    { provide: ExportStore, useClass: TypeormExportStore },
  ],
  exports: [ExportsService, ExportTally],
})
export class ExportsModule {}
