import { Controller, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Caller, RequireScope } from '../../auth/access.decorator.js';
import type { Principal } from '../../auth/principal.js';
import { RequestId } from '../../http/request-id.decorator.js';
import type { Admitted } from '../admission/admission.service.js';
import { Choices, type BulkChoices } from '../options/bulk-choices.js';
import { MakesAction } from '../options/makes-action.decorator.js';
import { ConfirmService } from './confirm.service.js';

/** Does what a dry run tried. The public API has nothing of it. */
@ApiTags('Async Actions')
@Controller('v1/async-actions/:asyncActionId')
export class ConfirmController {
  constructor(private readonly service: ConfirmService) {}

  @Post('confirm')
  @RequireScope('async-actions', 'vouchers')
  @MakesAction()
  @ApiOperation({
    operationId: 'confirm-async-action',
    summary: 'Confirm Async Action',
    description:
      'Makes a new bulk request of the rows of a dry run, which now change vouchers. Its `parent_id` names the dry ' +
      'run, whose `confirmed_by` names it. A row whose voucher was changed since the dry run, added or deleted fails ' +
      'with `changed_since_dry_run`.',
  })
  @ApiParam({ name: 'asyncActionId', example: 'aa_0ab2df092385be5ca5' })
  @ApiResponse({
    status: 409,
    description:
      'The action is no dry run (`no_dry_run`), has not ended (`not_finished`), was cancelled or failed before its ' +
      'last row (`dry_run_incomplete`), was confirmed before (`already_confirmed`), or has no rows any more ' +
      '(`cannot_confirm`).',
    schema: {
      example: {
        code: 409,
        key: 'already_confirmed',
        message: 'Already confirmed',
        details: 'The dry run was confirmed before',
        request_id: 'v-0c555e810904188aa4',
        resource_id: 'aa_0c555e8115d7b64504',
        resource_type: 'async_action',
      },
    },
  })
  confirm(
    @Caller() principal: Principal,
    @RequestId() requestId: string,
    @Param('asyncActionId') actionId: string,
    @Choices() choices: BulkChoices,
  ): Promise<Admitted> {
    return this.service.confirm({ principal, requestId, actionId, ...choices });
  }
}
