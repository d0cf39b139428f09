import { Module, type OnModuleInit } from '@nestjs/common';
import { OperationRegistry } from '../async-actions/operation-registry.js';
import { BulkRequestsController } from './bulk-requests.controller.js';
import { BulkRequestsService } from './bulk-requests.service.js';
import { TypeormVoucherListStore } from './listing/storage/typeorm-voucher-list-store.js';
import { VoucherListStore } from './listing/storage/voucher-list-store.js';
import { VoucherListController } from './listing/voucher-list.controller.js';
import { VoucherListService } from './listing/voucher-list.service.js';
import { BulkUpdateOperation } from './operations/bulk-update/bulk-update.operation.js';
import { ImportOperation } from './operations/import/import.operation.js';
import { TypeormVoucherStore } from './storage/typeorm-voucher-store.js';
import { VoucherStore } from './storage/voucher-store.js';
import { VouchersController } from './vouchers.controller.js';
import { VouchersService } from './vouchers.service.js';

/** Vouchers, and what bulk requests do to them. */
@Module({
  controllers: [BulkRequestsController, VoucherListController, VouchersController],
  providers: [
    BulkRequestsService,
    VoucherListService,
    VouchersService,
    BulkUpdateOperation,
    ImportOperation,
    { provide: VoucherStore, useClass: TypeormVoucherStore },
    { provide: VoucherListStore, useClass: TypeormVoucherListStore },
  ],
})
export class VouchersModule implements OnModuleInit {
  constructor(
    private readonly registry: OperationRegistry,
    private readonly bulkUpdate: BulkUpdateOperation,
    private readonly importing: ImportOperation,
  ) {}

  onModuleInit(): void {
    this.registry.register(this.bulkUpdate);
    this.registry.register(this.importing);
  }
}
