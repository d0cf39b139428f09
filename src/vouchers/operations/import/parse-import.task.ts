import { type BulkBody, moveBody, readBulkBody } from '../../../async-actions/bulk-body/index.js';
import type { WorkerTask } from '../../../workers/worker-task.js';
import type { ParseInput } from '../bulk-update/parse-bulk-update.task.js';
import { readImportItem } from './import-item.js';

/** Parses and checks the body of an import in a worker thread. */
export default function parseImport({ bytes, maxMetadataBytes }: ParseInput): BulkBody {
  const body = readBulkBody(bytes, {
    scan: (scanner) => {
      scanner.scanValue();
      return null;
    },
    read: (item, changedNumbers) => readImportItem(item, changedNumbers, maxMetadataBytes),
  });
  return moveBody(body);
}

export const PARSE_IMPORT: WorkerTask<ParseInput, BulkBody> = {
  file: import.meta.filename,
  lane: 'bodies',
};
