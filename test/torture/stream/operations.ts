import { bulkUpdate, longCode } from './bulk-update.js';
import { importCsv, importVouchers } from './imports.js';
import { metadataUpdate } from './metadata-update.js';
import { purgeKey } from './purge.js';
import type { TortureOperation } from './torture-operation.js';

/** The kinds of bulk request in the stream. A new one joins with its entry here and its rule in `model/row-rules`. */
export const OPERATIONS: readonly TortureOperation[] = [
  bulkUpdate,
  longCode,
  metadataUpdate,
  importVouchers,
  importCsv,
  purgeKey,
];
