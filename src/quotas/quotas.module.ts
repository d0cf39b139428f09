import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { QuotasService } from './quotas.service.js';
import { QuotaStore } from './storage/quota-store.js';
import { TypeormQuotaStore } from './storage/typeorm-quota-store.js';

/** How much of the queue and of the disk each project may have. */
@Module({
  imports: [AuditModule],
  providers: [QuotasService, { provide: QuotaStore, useClass: TypeormQuotaStore }],
  exports: [QuotasService],
})
export class QuotasModule {}
