import { type BulkBody, moveBody, refused } from '../../../async-actions/bulk-body/index.js';
import { InvalidMultipartError, readMultipartField } from '../../../http/body/multipart.js';
import type { WorkerTask } from '../../../workers/worker-task.js';
import type { BulkBodyInput } from '../bulk-body-input.js';
import { readCsv } from './read-csv.js';

const NO_WEBHOOKS = "'webhooks_enable' was ignored: this service sends no webhooks.";

const LONGEST_WISH = 16;

/** Takes the multipart form apart and reads the CSV file in it, in a worker thread. */
export default function readImportCsvBody(input: BulkBodyInput): BulkBody {
  const { bytes, contentType = '', maxMetadataBytes } = input;
  try {
    const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const isForm = body.length > 0 && /;\s*boundary=/i.test(contentType);
    const files = isForm ? readMultipartField(body, contentType, 'file') : [];
    const [file] = files;
    if (file === undefined) return refused("Payload should have required property 'file'");
    if (files.length > 1) return refused('Property .file must be one file');
    const wishes = readMultipartField(body, contentType, 'webhooks_enable');
    const isWished = wishes.some((wish) =>
      /^(?:true|1)$/i.test(wish.toString('utf8', 0, LONGEST_WISH).trim()),
    );
    const read = readCsv(file, maxMetadataBytes, isWished ? [NO_WEBHOOKS] : []);
    return moveBody(read, { ...input, bytes: file });
  } catch (error) {
    if (error instanceof InvalidMultipartError) return { kind: 'not-multipart' };
    throw error;
  }
}

export const READ_IMPORT_CSV: WorkerTask<BulkBodyInput, BulkBody> = {
  file: import.meta.filename,
  lane: 'bodies',
};
