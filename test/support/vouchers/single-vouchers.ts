import { TypeormVoucherChangeStore } from '../../../src/vouchers/history/storage/typeorm-voucher-change-store.js';
import { ChangeRecorder } from '../../../src/vouchers/history/change-recorder.js';
import { SingleMetadataService } from '../../../src/vouchers/single-metadata.service.js';
import { TypeormVoucherEditStore } from '../../../src/vouchers/storage/typeorm-voucher-edit-store.js';
import { TypeormTrashBinStore } from '../../../src/vouchers/trash-bin/storage/typeorm-trash-bin-store.js';
import { VoucherEditService } from '../../../src/vouchers/voucher-edit.service.js';
import { VouchersService } from '../../../src/vouchers/vouchers.service.js';
import type { BuiltWorkers } from '../runner/built-workers.js';
import type { BulkUpdates } from '../runner/bulk-updates.js';

/** The services of single vouchers beside one of bulk updates, as their module puts them together. */
export function singleVouchers(service: BulkUpdates, workers: BuiltWorkers) {
  const { database, settings, validation, transactions, vouchers, audit } = service;
  const changes = new TypeormVoucherChangeStore(database);
  const recorder = new ChangeRecorder(audit, changes);
  const metadata = new SingleMetadataService(settings, validation, workers);
  return {
    changes,
    creating: new VouchersService(transactions, vouchers, metadata, recorder),
    editing: new VoucherEditService(
      transactions,
      vouchers,
      new TypeormVoucherEditStore(database),
      new TypeormTrashBinStore(database),
      metadata,
      audit,
      recorder,
    ),
  };
}
