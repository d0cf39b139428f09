import { Controller, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Caller, RequireScope } from '../../auth/access.decorator.js';
import type { Principal } from '../../auth/principal.js';
import { RequestId } from '../../http/request-id.decorator.js';
import type { Admitted } from '../admission/admission.service.js';
import { ActionIdParameter } from '../dto/action-id.docs.js';
import { Choices, type BulkChoices } from '../options/bulk-choices.js';
import { DRY_RUN } from '../options/dry-run.option.js';
import { MakesAction } from '../options/makes-action.decorator.js';
import { UndoService } from './undo.service.js';

/** Undoes what a bulk request did. The public API has nothing of it. */
@ApiTags('Async Actions')
@Controller('v1/async-actions/:asyncActionId')
export class UndoController {
  constructor(private readonly service: UndoService) {}

  @Post('undo')
  @RequireScope('async-actions', 'vouchers')
  @MakesAction(DRY_RUN)
  @ApiOperation({
    operationId: 'undo-async-action',
    summary: 'Undo Async Action',
    description:
      'Makes a new action, of the type `VOUCHERS.UNDO`, that undoes what an action did, in turn with the other bulk ' +
      'requests. Its `parent_id` names the action. Each value that is still what the action wrote gets its prior ' +
      'value again. What somebody has changed since stays, and fails its row with `kept_later_changes`. Vouchers ' +
      'that the action added and nobody has changed since are removed for good.',
  })
  @ActionIdParameter()
  @ApiResponse({
    status: 409,
    description:
      'There is nothing to undo (`nothing_to_undo`), not yet (`not_finished`), or not any more (`undo_expired`, after ' +
      '`reports_available_till`).',
    schema: {
      example: {
        code: 409,
        key: 'nothing_to_undo',
        message: 'Nothing to undo',
        details: 'The action changed nothing that can be undone',
        request_id: 'v-0c555e810904188aa4',
        resource_id: 'aa_0c555e8115d7b64504',
        resource_type: 'async_action',
      },
    },
  })
  undo(
    @Caller() principal: Principal,
    @RequestId() requestId: string,
    @Param('asyncActionId') actionId: string,
    @Choices() choices: BulkChoices,
  ): Promise<Admitted> {
    return this.service.undo({ principal, requestId, actionId, ...choices });
  }
}
