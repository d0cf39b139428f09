import {
  moveRows,
  type RowsToWrite,
  writeRows,
  type WrittenRows,
} from '../../../async-actions/bulk-body/index.js';
import type { WorkerTask } from '../../../workers/worker-task.js';
import { columnsIn, toCsvLine } from './csv-file.js';

/** Writes rows of a chunk as lines of a file, in a worker thread. */
export default function writeCsv(rows: RowsToWrite): WrittenRows {
  const columns = columnsIn(rows.shared);
  return moveRows(
    writeRows(rows, (accepted: Parameters<typeof toCsvLine>[0]) => toCsvLine(accepted, columns)),
  );
}

export const WRITE_CSV: WorkerTask<RowsToWrite, WrittenRows> = {
  file: import.meta.filename,
  lane: 'reports',
};
