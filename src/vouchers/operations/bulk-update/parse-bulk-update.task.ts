import { type BulkBody, moveBody, readBulkBody } from '../../../async-actions/bulk-body/index.js';
import type { WorkerTask } from '../../../workers/worker-task.js';
import { readBulkUpdateItem } from './bulk-update-item.js';
import { scanBulkUpdateItem } from './scan-bulk-update-item.js';

/** The body of a bulk request, and the limit on one voucher's metadata. */
export interface ParseInput {
  readonly bytes: Uint8Array;
  readonly maxMetadataBytes: number;
  /** The media type with its parameters, as it was sent. */
  readonly contentType?: string;
}

/** Parses and checks a whole body in a worker thread. */
export default function parseBulkUpdate({ bytes, maxMetadataBytes }: ParseInput): BulkBody {
  const body = readBulkBody(bytes, {
    scan: (scanner) => scanBulkUpdateItem(scanner, maxMetadataBytes),
    read: (item, changedNumbers) => readBulkUpdateItem(item, changedNumbers, maxMetadataBytes),
  });
  return moveBody(body);
}

export const PARSE_BULK_UPDATE: WorkerTask<ParseInput, BulkBody> = {
  file: import.meta.filename,
  lane: 'bodies',
};
