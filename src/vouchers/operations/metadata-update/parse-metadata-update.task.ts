import { type BulkBody, moveBody } from '../../../async-actions/bulk-body/index.js';
import type { WorkerTask } from '../../../workers/worker-task.js';
import type { ParseInput } from '../bulk-update/parse-bulk-update.task.js';
import { readMetadataUpdate } from './read-metadata-update.js';

/** Parses and checks a whole `{codes, metadata}` in a worker thread. */
export default function parseMetadataUpdate({ bytes, maxMetadataBytes }: ParseInput): BulkBody {
  return moveBody(readMetadataUpdate(bytes, maxMetadataBytes));
}

export const PARSE_METADATA_UPDATE: WorkerTask<ParseInput, BulkBody> = {
  file: import.meta.filename,
  lane: 'bodies',
};
