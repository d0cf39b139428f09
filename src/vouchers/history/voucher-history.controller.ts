import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Caller, RequireScope } from '../../auth/access.decorator.js';
import type { Principal } from '../../auth/principal.js';
import { QueryExamples } from '../../http/query-examples.decorator.js';
import { LargeAnswer } from '../../http/route-options.js';
import { queryPipe } from '../../http/validation.js';
import { CodeOrIdParameter } from '../dto/voucher-code.docs.js';
import { VoucherHistoryQuery } from './dto/voucher-history.query.js';
import { toHistoryResponse, VoucherHistoryResponse } from './dto/voucher-history.response.js';
import { VoucherHistoryService } from './voucher-history.service.js';

/** Tells who changed a voucher. The public API has nothing of it. */
@ApiTags('Vouchers')
@Controller('v1/vouchers')
export class VoucherHistoryController {
  constructor(private readonly service: VoucherHistoryService) {}

  @Get(':code/history')
  @RequireScope('vouchers')
  @LargeAnswer()
  @ApiOperation({
    operationId: 'list-voucher-history',
    summary: 'List Voucher History',
    description:
      'Each effective change of a voucher, newest first, also of one in the bin: when, by which row of which job or by ' +
      'which single request, with which key, and what differs. What jobs did can be told as long as their rows are ' +
      'kept, until `reports_available_till`; what single requests did for the same span.',
  })
  @CodeOrIdParameter()
  @QueryExamples('limit=20', 'limit=5&starting_after_id=vh_0000000300000007')
  @ApiOkResponse({ type: VoucherHistoryResponse })
  async list(
    @Caller() { projectId }: Principal,
    @Param('code') code: string,
    @Query(queryPipe()) { limit, starting_after_id: startingAfterId }: VoucherHistoryQuery,
  ): Promise<VoucherHistoryResponse> {
    return toHistoryResponse(await this.service.list(projectId, code, { limit, startingAfterId }));
  }
}
