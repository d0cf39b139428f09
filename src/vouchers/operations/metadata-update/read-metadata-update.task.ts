import { type BulkBody, moveBody } from '../../../async-actions/bulk-body/index.js';
import type { WorkerTask } from '../../../workers/worker-task.js';
import { isStrict } from '../../options/bulk-options.js';
import type { BulkBodyInput } from '../bulk-body-input.js';
import { readMetadataUpdate } from './read-metadata-update.js';

/** Parses and checks a whole `{codes, metadata}` in a worker thread. */
export default function readMetadataUpdateBody(input: BulkBodyInput): BulkBody {
  return moveBody(
    readMetadataUpdate(input.bytes, {
      maxMetadataBytes: input.maxMetadataBytes,
      isStrict: isStrict(input.options),
    }),
    input,
  );
}

export const READ_METADATA_UPDATE: WorkerTask<BulkBodyInput, BulkBody> = {
  file: import.meta.filename,
  lane: 'bodies',
};
