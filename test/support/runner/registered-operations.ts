import type { OperationRegistry } from '../../../src/async-actions/operation-registry.js';
import {
  BULK_UPDATE,
  BulkUpdateOperation,
} from '../../../src/vouchers/operations/bulk-update/bulk-update.operation.js';
import { MetadataMerge } from '../../../src/vouchers/operations/metadata-merge/metadata-merge.js';
import {
  METADATA_UPDATE,
  MetadataUpdateOperation,
} from '../../../src/vouchers/operations/metadata-update/metadata-update.operation.js';
import { ImportApplier } from '../../../src/vouchers/operations/import/import-applier.js';
import {
  IMPORT,
  ImportOperation,
} from '../../../src/vouchers/operations/import/import.operation.js';
import {
  IMPORT_CSV,
  ImportCsvOperation,
} from '../../../src/vouchers/operations/import-csv/import-csv.operation.js';
import {
  METADATA_KEY_PURGE,
  MetadataKeyPurgeOperation,
} from '../../../src/vouchers/operations/metadata-key-purge/metadata-key-purge.operation.js';
import { VoucherVersions } from '../../../src/vouchers/operations/voucher-versions.js';
import { ListedPurge } from '../../../src/vouchers/operations/metadata-key-purge/listed-purge.js';
import { UNDO } from '../../../src/vouchers/operations/undo/undo-rule.js';
import { MetadataUndo } from '../../../src/vouchers/operations/undo/metadata-undo.js';
import { UndoOperation } from '../../../src/vouchers/operations/undo/undo.operation.js';
import { VoucherUndo } from '../../../src/vouchers/operations/undo/voucher-undo.js';
import { ProcessedChunks } from '../../../src/async-actions/undo/processed-chunks.js';
import { RowsMerge } from '../../../src/vouchers/operations/import-csv/rows-merge.js';
import { TypeormKeyHolderStore } from '../../../src/vouchers/storage/typeorm-key-holder-store.js';
import type { TypeormActionStore } from '../../../src/async-actions/storage/typeorm-action-store.js';
import type { TypeormChunkStore } from '../../../src/async-actions/storage/typeorm-chunk-store.js';
import type { Settings } from '../../../src/config/settings.js';
import type { Database } from '../../../src/database/database.js';
import type { MetadataValidationService } from '../../../src/metadata-schemas/metadata-validation.service.js';
import type { ForgottenDefinitions } from '../../../src/metadata-schemas/purge/forgotten-definitions.js';
import type { TypeormVoucherStore } from '../../../src/vouchers/storage/typeorm-voucher-store.js';
import type { BuiltWorkers } from './built-workers.js';

/** What the operations on vouchers work with. */
export interface OperationParts {
  readonly database: Database;
  readonly settings: Settings;
  readonly workers: BuiltWorkers;
  readonly vouchers: TypeormVoucherStore;
  readonly validation: MetadataValidationService;
  readonly definitions: ForgottenDefinitions;
  readonly actions: TypeormActionStore;
  readonly chunks: TypeormChunkStore;
}

/** Registers every operation on vouchers, as Nest's discovery does it. */
export function registerOperations(operations: OperationRegistry, parts: OperationParts): void {
  const { settings, workers, vouchers, validation, definitions, chunks } = parts;
  const merge = new MetadataMerge(settings, vouchers, validation, workers);
  const importing = new ImportApplier(vouchers, validation, workers);
  const rows = new RowsMerge(settings, vouchers, validation, workers);
  const versions = new VoucherVersions(vouchers);
  const holders = new TypeormKeyHolderStore(parts.database);
  operations.register(BULK_UPDATE, new BulkUpdateOperation(settings, workers, merge, versions));
  operations.register(
    METADATA_UPDATE,
    new MetadataUpdateOperation(settings, workers, merge, versions),
  );
  operations.register(IMPORT, new ImportOperation(settings, workers, importing, versions));
  operations.register(IMPORT_CSV, new ImportCsvOperation(settings, workers, rows, versions));
  operations.register(
    METADATA_KEY_PURGE,
    new MetadataKeyPurgeOperation(
      ...([holders, vouchers, definitions, workers] as const),
      new ListedPurge(merge),
      versions,
    ),
  );
  const processed = new ProcessedChunks(chunks);
  const undos = [new VoucherUndo(vouchers, workers), new MetadataUndo(vouchers, workers)] as const;
  operations.register(UNDO, new UndoOperation(processed, ...undos, workers, versions));
}
