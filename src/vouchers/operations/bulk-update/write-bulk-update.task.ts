import {
  moveRows,
  type RowsToWrite,
  writeRows,
  type WrittenRows,
} from '../../../async-actions/bulk-body/index.js';
import type { WorkerTask } from '../../../workers/worker-task.js';
import { toBulkUpdateItem } from './to-bulk-update-item.js';

/** Writes rows of a chunk as items of a bulk update, in a worker thread. */
export default function writeBulkUpdate(rows: RowsToWrite): WrittenRows {
  return moveRows(
    writeRows(
      rows,
      (accepted: Parameters<typeof toBulkUpdateItem>[0]) => `,\n${toBulkUpdateItem(accepted)}`,
    ),
  );
}

export const WRITE_BULK_UPDATE: WorkerTask<RowsToWrite, WrittenRows> = {
  file: import.meta.filename,
  lane: 'reports',
};
