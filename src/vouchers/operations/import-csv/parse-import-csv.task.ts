import { refused, type BulkBody } from '../../../async-actions/admission/bulk-body.js';
import { InvalidMultipartError, readMultipartField } from '../../../http/body/multipart.js';
import type { WorkerTask } from '../../../workers/worker-task.js';
import { moveBody } from '../move-body.js';
import type { ParseInput } from '../bulk-update/parse-bulk-update.task.js';
import { readCsv } from './read-csv.js';

const NO_WEBHOOKS = "'webhooks_enable' was ignored: this service sends no webhooks.";

const LONGEST_WISH = 16;

/** Takes the multipart form apart and reads the CSV file in it, in a worker thread. */
export default function parseImportCsv(input: ParseInput): BulkBody {
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
    return moveBody(readCsv(file, maxMetadataBytes, isWished ? [NO_WEBHOOKS] : []));
  } catch (error) {
    if (error instanceof InvalidMultipartError) return { kind: 'not-multipart' };
    throw error;
  }
}

export const PARSE_IMPORT_CSV: WorkerTask<ParseInput, BulkBody> = {
  file: import.meta.filename,
  lane: 'bodies',
};
