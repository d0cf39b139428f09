import {
  moveRows,
  type RowsToWrite,
  writeRows,
  type WrittenRows,
} from '../../../async-actions/bulk-body/index.js';
import type { WorkerTask } from '../../../workers/worker-task.js';
import { toImportItem } from './to-import-item.js';

/** Writes rows of a chunk as items of an import, in a worker thread. */
export default function writeImport(rows: RowsToWrite): WrittenRows {
  return moveRows(
    writeRows(
      rows,
      (accepted: Parameters<typeof toImportItem>[0]) => `,\n${toImportItem(accepted)}`,
    ),
  );
}

export const WRITE_IMPORT: WorkerTask<RowsToWrite, WrittenRows> = {
  file: import.meta.filename,
  lane: 'reports',
};
