import { Injectable } from '@nestjs/common';
import type { ActionType } from '../../../async-actions/action-type.js';
import { BulkUpdateOperation } from '../bulk-update/bulk-update.operation.js';

/** `VOUCHERS.METADATA_UPDATE`: a bulk update whose rows share one metadata. */
@Injectable()
export class MetadataUpdateOperation extends BulkUpdateOperation {
  override readonly type: ActionType = 'VOUCHERS.METADATA_UPDATE';
}
