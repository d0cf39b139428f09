import { Global, Module } from '@nestjs/common';
import { QuotasService } from './quotas.service.js';
import { QuotaStore } from './storage/quota-store.js';
import { TypeormQuotaStore } from './storage/typeorm-quota-store.js';

/** How much of the queue and of the disk each project may have. */
@Global()
@Module({
  providers: [QuotasService, { provide: QuotaStore, useClass: TypeormQuotaStore }],
  exports: [QuotasService],
})
export class QuotasModule {}
