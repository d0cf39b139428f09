import { type BulkBody, moveBody, readBulkBody } from '../../../async-actions/bulk-body/index.js';
import type { WorkerTask } from '../../../workers/worker-task.js';
import type { VoucherType } from '../../domain/field-rules.js';
import { isStrict } from '../../options/bulk-options.js';
import type { BulkBodyInput } from '../bulk-body-input.js';
import { readImportItem } from './import-item.js';

/** The public API imports no loyalty cards as JSON. */
const JSON_TYPES: readonly VoucherType[] = ['DISCOUNT_VOUCHER', 'GIFT_VOUCHER'];

/** Parses and checks the body of an import in a worker thread. */
export default function readImportBody(input: BulkBodyInput): BulkBody {
  const { bytes, maxMetadataBytes } = input;
  const strict = isStrict(input.options);
  const body = readBulkBody(bytes, {
    isStrict: strict,
    scan: (scanner) => {
      scanner.scanValue();
      return null;
    },
    read: (item, changedNumbers) =>
      readImportItem(item, changedNumbers, maxMetadataBytes, JSON_TYPES, strict),
  });
  return moveBody(body, input);
}

export const READ_IMPORT: WorkerTask<BulkBodyInput, BulkBody> = {
  file: import.meta.filename,
  lane: 'bodies',
};
