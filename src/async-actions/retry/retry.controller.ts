import { Controller, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Caller, RequireScope } from '../../auth/access.decorator.js';
import type { Principal } from '../../auth/principal.js';
import { RequestId } from '../../http/request-id.decorator.js';
import type { Admitted } from '../admission/admission.service.js';
import { ActionIdParameter } from '../dto/action-id.docs.js';
import { Choices, type BulkChoices } from '../options/bulk-choices.js';
import { FAILURE_POLICY } from '../options/failure-policy.js';
import { MakesAction } from '../options/makes-action.decorator.js';
import { RetryService } from './retry.service.js';

/** Tries again what a bulk request did not do. The public API has nothing of it. */
@ApiTags('Async Actions')
@Controller('v1/async-actions/:asyncActionId')
export class RetryController {
  constructor(private readonly service: RetryService) {}

  @Post('retry')
  @RequireScope('async-actions', 'vouchers')
  @MakesAction(...FAILURE_POLICY)
  @ApiOperation({
    operationId: 'retry-async-action',
    summary: 'Retry Async Action',
    description:
      'Makes a new bulk request of the rows that failed or were not processed, in their order and with the row ' +
      'numbers of the first request. Its `parent_id` names the one whose rows they are. It has the options of that ' +
      'one, and those that are chosen here.',
  })
  @ActionIdParameter()
  @ApiResponse({
    status: 409,
    description: 'There is nothing to retry (`nothing_to_retry`), or not yet (`not_finished`).',
    schema: {
      example: {
        code: 409,
        key: 'nothing_to_retry',
        message: 'Nothing to retry',
        details: 'Every row of the action succeeded',
        request_id: 'v-0c555e810904188aa4',
        resource_id: 'aa_0c555e8115d7b64504',
        resource_type: 'async_action',
      },
    },
  })
  retry(
    @Caller() principal: Principal,
    @RequestId() requestId: string,
    @Param('asyncActionId') actionId: string,
    @Choices() choices: BulkChoices,
  ): Promise<Admitted> {
    return this.service.retry({ principal, requestId, actionId, ...choices });
  }
}
