import { readBulkBody, type BulkBody } from '../../../async-actions/admission/bulk-body.js';
import type { WorkerTask } from '../../../workers/worker-task.js';
import type { ParseInput } from '../bulk-update/parse-bulk-update.task.js';
import { readImportItem } from './import-item.js';

/** Parses and checks the body of an import in a worker thread. */
export default function parseImport({ bytes, maxMetadataBytes }: ParseInput): BulkBody {
  return readBulkBody(bytes, {
    scan: (scanner) => {
      scanner.scanValue();
      return null;
    },
    read: (item, changedNumbers) => readImportItem(item, changedNumbers, maxMetadataBytes),
  });
}

export const PARSE_IMPORT: WorkerTask<ParseInput, BulkBody> = { file: import.meta.filename };
