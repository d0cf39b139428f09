import { type BulkBody, moveBody, refused } from '../../../async-actions/bulk-body/index.js';
import { InvalidMultipartError, readMultipartField } from '../../../http/body/multipart.js';
import type { WorkerTask } from '../../../workers/worker-task.js';
import type { VoucherBody } from '../voucher-body.js';
import { readCsv } from './read-csv.js';

/** Takes the multipart form apart and reads the CSV file in it, in a worker thread. */
export default function readImportCsvBody(input: VoucherBody): BulkBody {
  const { bytes, contentType = '', maxMetadataBytes } = input;
  try {
    const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const files = body.length === 0 ? [] : readMultipartField(body, contentType, 'file');
    const [file] = files;
    if (file === undefined) return refused("Payload should have required property 'file'");
    if (files.length > 1) return refused('Property .file must be one file');
    return moveBody(readCsv(file, maxMetadataBytes));
  } catch (error) {
    if (error instanceof InvalidMultipartError) return { kind: 'not-multipart' };
    throw error;
  }
}

export const READ_IMPORT_CSV: WorkerTask<VoucherBody, BulkBody> = {
  file: import.meta.filename,
  lane: 'bodies',
};
