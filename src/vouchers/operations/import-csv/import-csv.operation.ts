import { Injectable } from '@nestjs/common';
import type { ActionType } from '../../../async-actions/action-type.js';
import type { AsyncActionDetails } from '../../../async-actions/async-action.js';
import { ImportOperation } from '../import/import.operation.js';

/** `VOUCHERS.IMPORT_CSV`: an import whose failed rows are named by their numbers. */
@Injectable()
export class ImportCsvOperation extends ImportOperation {
  override readonly type: ActionType = 'VOUCHERS.IMPORT_CSV';

  override presentResult(action: AsyncActionDetails): Record<string, unknown> {
    const failed = action.firstFailures.map(({ code, row, details }) => {
      return { code, row, reason: details };
    });
    return { ...super.presentResult(action), failed, ...action.remarks };
  }
}
