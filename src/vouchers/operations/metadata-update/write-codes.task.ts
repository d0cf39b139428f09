import {
  moveRows,
  type RowsToWrite,
  writeRows,
  type WrittenRows,
} from '../../../async-actions/bulk-body/index.js';
import type { WorkerTask } from '../../../workers/worker-task.js';
import { toCodeItem } from './update-file.js';

/** Writes rows of a chunk as codes of a request, in a worker thread. */
export default function writeCodes(rows: RowsToWrite): WrittenRows {
  return moveRows(
    writeRows(rows, (accepted: Parameters<typeof toCodeItem>[0]) => `,\n${toCodeItem(accepted)}`),
  );
}

export const WRITE_CODES: WorkerTask<RowsToWrite, WrittenRows> = {
  file: import.meta.filename,
  lane: 'reports',
};
