import { Module } from '@nestjs/common';
import { AsyncActionsModule } from '../async-actions/index.js';
import { AuditModule } from '../audit/audit.module.js';
import { Database } from '../database/database.js';
import { LinksModule } from '../links/links.module.js';
import { MetadataSchemasModule } from '../metadata-schemas/metadata-schemas.module.js';
import { RuntimeModule } from '../runtime/runtime.module.js';
import { AssetLinks } from './assets/asset-links.js';
import { AssetsController } from './assets/assets.controller.js';
import { AssetsService } from './assets/assets.service.js';
import { CodeImages } from './assets/code-images.js';
import { BulkRequestsController } from './bulk-requests.controller.js';
import { TypeormVoucherListStore } from './listing/storage/typeorm-voucher-list-store.js';
import { VoucherListStore } from './listing/storage/voucher-list-store.js';
import { TypeormVoucherWalkStore } from './listing/storage/typeorm-voucher-walk-store.js';
import { VoucherWalkStore } from './listing/storage/voucher-walk-store.js';
import { ChangeRecorder } from './history/change-recorder.js';
import { ChangeRetentionService } from './history/change-retention.service.js';
import { TypeormVoucherChangeStore } from './history/storage/typeorm-voucher-change-store.js';
import { VoucherChangeStore } from './history/storage/voucher-change-store.js';
import { VoucherHistoryController } from './history/voucher-history.controller.js';
import { VoucherHistoryService } from './history/voucher-history.service.js';
import { VoucherListController } from './listing/voucher-list.controller.js';
import { VoucherListService } from './listing/voucher-list.service.js';
import { BulkUpdateOperation } from './operations/bulk-update/bulk-update.operation.js';
import { MetadataMerge } from './operations/metadata-merge/metadata-merge.js';
import { MetadataUpdateOperation } from './operations/metadata-update/metadata-update.operation.js';
import { ImportApplier } from './operations/import/import-applier.js';
import { ImportCsvOperation } from './operations/import-csv/import-csv.operation.js';
import { RowsMerge } from './operations/import-csv/rows-merge.js';
import { ImportOperation } from './operations/import/import.operation.js';
import { ListedPurge } from './operations/metadata-key-purge/listed-purge.js';
import { MetadataKeyPurgeOperation } from './operations/metadata-key-purge/metadata-key-purge.operation.js';
import { StartVoucherKeyPurge } from './operations/metadata-key-purge/start-key-purge.js';
import { MetadataUndo } from './operations/undo/metadata-undo.js';
import { UndoOperation } from './operations/undo/undo.operation.js';
import { VoucherUndo } from './operations/undo/voucher-undo.js';
import { KeyHolderStore } from './storage/key-holder-store.js';
import { TypeormKeyHolderStore } from './storage/typeorm-key-holder-store.js';
import { GenerateVoucherService } from './generate-voucher.service.js';
import { TypeormVoucherEditStore } from './storage/typeorm-voucher-edit-store.js';
import { TypeormVoucherStore } from './storage/typeorm-voucher-store.js';
import { VoucherEditStore } from './storage/voucher-edit-store.js';
import { VoucherStore } from './storage/voucher-store.js';
import { TrashBinController } from './trash-bin/trash-bin.controller.js';
import { TrashBinService } from './trash-bin/trash-bin.service.js';
import { TrashBinStore } from './trash-bin/storage/trash-bin-store.js';
import { TypeormTrashBinStore } from './trash-bin/storage/typeorm-trash-bin-store.js';
import { UsageController } from './usage/usage.controller.js';
import { VoucherEditService } from './voucher-edit.service.js';
import { VouchersController } from './vouchers.controller.js';
import { VoucherBodyReader } from './dto/voucher-body.reader.js';
import { VoucherVersions } from './operations/voucher-versions.js';
import { VoucherPresenter } from './voucher-presenter.js';
import { SingleMetadataService } from './single-metadata.service.js';
import { VouchersService } from './vouchers.service.js';

/** Vouchers, and what bulk requests do to them. */
@Module({
  imports: [MetadataSchemasModule, AsyncActionsModule, AuditModule, LinksModule, RuntimeModule],
  controllers: [
    BulkRequestsController,
    VoucherListController,
    VoucherHistoryController,
    VouchersController,
    TrashBinController,
    UsageController,
    AssetsController,
  ],
  providers: [
    AssetLinks,
    AssetsService,
    CodeImages,
    VoucherPresenter,
    VoucherBodyReader,
    VoucherListService,
    VoucherHistoryService,
    ChangeRecorder,
    ChangeRetentionService,
    VouchersService,
    GenerateVoucherService,
    SingleMetadataService,
    VoucherEditService,
    TrashBinService,
    MetadataMerge,
    ImportApplier,
    RowsMerge,
    VoucherVersions,
    BulkUpdateOperation,
    MetadataUpdateOperation,
    ImportOperation,
    ListedPurge,
    MetadataKeyPurgeOperation,
    ImportCsvOperation,
    StartVoucherKeyPurge,
    UndoOperation,
    VoucherUndo,
    MetadataUndo,
    { provide: KeyHolderStore, useClass: TypeormKeyHolderStore },
    { provide: VoucherStore, useClass: TypeormVoucherStore },
    {
      provide: VoucherListStore,
      inject: [Database],
      useFactory: (database: Database) => new TypeormVoucherListStore(database),
    },
    { provide: VoucherWalkStore, useClass: TypeormVoucherWalkStore },
    { provide: VoucherEditStore, useClass: TypeormVoucherEditStore },
    { provide: VoucherChangeStore, useClass: TypeormVoucherChangeStore },
    { provide: TrashBinStore, useClass: TypeormTrashBinStore },
  ],
  exports: [AssetLinks, VoucherWalkStore],
})
export class VouchersModule {}
