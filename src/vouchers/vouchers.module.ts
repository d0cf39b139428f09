import { Module, type OnModuleInit } from '@nestjs/common';
import { OperationRegistry } from '../async-actions/operation-registry.js';
import { BulkRequestsController } from './bulk-requests.controller.js';
import { BulkRequestsService } from './bulk-requests.service.js';
import { BulkUpdateOperation } from './operations/bulk-update/bulk-update.operation.js';
import { ImportOperation } from './operations/import/import.operation.js';
import { MetadataUpdateOperation } from './operations/metadata-update/metadata-update.operation.js';
import { TypeormVoucherStore } from './storage/typeorm-voucher-store.js';
import { VoucherStore } from './storage/voucher-store.js';
import { VouchersController } from './vouchers.controller.js';
import { VouchersService } from './vouchers.service.js';

/** Vouchers, and what bulk requests do to them. */
@Module({
  controllers: [BulkRequestsController, VouchersController],
  providers: [
    BulkRequestsService,
    VouchersService,
    BulkUpdateOperation,
    ImportOperation,
    MetadataUpdateOperation,
    { provide: VoucherStore, useClass: TypeormVoucherStore },
  ],
})
export class VouchersModule implements OnModuleInit {
  constructor(
    private readonly registry: OperationRegistry,
    private readonly bulkUpdate: BulkUpdateOperation,
    private readonly importing: ImportOperation,
    private readonly metadataUpdate: MetadataUpdateOperation,
  ) {}

  onModuleInit(): void {
    this.registry.register(this.bulkUpdate);
    this.registry.register(this.importing);
    this.registry.register(this.metadataUpdate);
  }
}
