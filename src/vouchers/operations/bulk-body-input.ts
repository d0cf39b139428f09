import type { BodyBytes } from '../../async-actions/bulk-body/index.js';

/** The body of a bulk request, and the limit on one voucher's metadata. */
export interface BulkBodyInput extends BodyBytes {
  readonly maxMetadataBytes: number;
}
