import { type BulkBody, moveBody, readBulkBody } from '../../../async-actions/bulk-body/index.js';
import type { WorkerTask } from '../../../workers/worker-task.js';
import { isStrict } from '../../options/bulk-options.js';
import type { BulkBodyInput } from '../bulk-body-input.js';
import { readBulkUpdateItem } from './bulk-update-item.js';
import { scanBulkUpdateItem } from './scan-bulk-update-item.js';

/** Parses and checks a whole body in a worker thread. */
export default function readBulkUpdateBody(input: BulkBodyInput): BulkBody {
  const { bytes, maxMetadataBytes } = input;
  const rules = { maxMetadataBytes, isStrict: isStrict(input.options) };
  const body = readBulkBody(bytes, {
    isStrict: rules.isStrict,
    scan: (scanner) => scanBulkUpdateItem(scanner, rules),
    read: (item, changedNumbers) => readBulkUpdateItem(item, changedNumbers, rules),
  });
  return moveBody(body, input);
}

export const READ_BULK_UPDATE: WorkerTask<BulkBodyInput, BulkBody> = {
  file: import.meta.filename,
  lane: 'bodies',
};
