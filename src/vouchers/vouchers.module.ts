import { Module, type OnModuleInit } from '@nestjs/common';
import { OperationRegistry } from '../async-actions/operation-registry.js';
import { MetadataSchemasModule } from '../metadata-schemas/metadata-schemas.module.js';
import { BulkRequestsController } from './bulk-requests.controller.js';
import { BulkRequestsService } from './bulk-requests.service.js';
import { TypeormVoucherListStore } from './listing/storage/typeorm-voucher-list-store.js';
import { VoucherListStore } from './listing/storage/voucher-list-store.js';
import { VoucherListController } from './listing/voucher-list.controller.js';
import { VoucherListService } from './listing/voucher-list.service.js';
import { BulkUpdateOperation } from './operations/bulk-update/bulk-update.operation.js';
import { ImportOperation } from './operations/import/import.operation.js';
import { MetadataKeyPurgeOperation } from './operations/metadata-key-purge/metadata-key-purge.operation.js';
import { KeyHolderStore } from './storage/key-holder-store.js';
import { TypeormKeyHolderStore } from './storage/typeorm-key-holder-store.js';
import { TypeormVoucherStore } from './storage/typeorm-voucher-store.js';
import { VoucherStore } from './storage/voucher-store.js';
import { VouchersController } from './vouchers.controller.js';
import { VouchersService } from './vouchers.service.js';

/** Vouchers, and what bulk requests do to them. */
@Module({
  imports: [MetadataSchemasModule],
  controllers: [BulkRequestsController, VoucherListController, VouchersController],
  providers: [
    BulkRequestsService,
    VoucherListService,
    VouchersService,
    BulkUpdateOperation,
    ImportOperation,
    MetadataKeyPurgeOperation,
    { provide: KeyHolderStore, useClass: TypeormKeyHolderStore },
    { provide: VoucherStore, useClass: TypeormVoucherStore },
    { provide: VoucherListStore, useClass: TypeormVoucherListStore },
  ],
})
export class VouchersModule implements OnModuleInit {
  constructor(
    private readonly registry: OperationRegistry,
    private readonly bulkUpdate: BulkUpdateOperation,
    private readonly importing: ImportOperation,
    private readonly keyPurge: MetadataKeyPurgeOperation,
  ) {}

  onModuleInit(): void {
    this.registry.register(this.bulkUpdate);
    this.registry.register(this.importing);
    this.registry.register(this.keyPurge);
  }
}
