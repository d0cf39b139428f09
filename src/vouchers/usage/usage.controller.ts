import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Caller, RequireScope } from '../../auth/access.decorator.js';
import type { Principal } from '../../auth/principal.js';
import { CodeOrIdParameter } from '../dto/voucher-code.docs.js';
import { VouchersService } from '../vouchers.service.js';
import {
  PublicationListResponse,
  RedemptionListResponse,
  toPublicationList,
  toRedemptionList,
} from './dto/usage-lists.response.js';

/** The lists that a voucher object links to. */
@ApiTags('Vouchers')
@Controller('v1/vouchers')
export class UsageController {
  constructor(private readonly vouchers: VouchersService) {}

  @Get(':code/redemptions')
  @RequireScope('vouchers')
  @ApiOperation({
    operationId: 'list-voucher-redemptions',
    summary: "List Voucher's Redemptions",
    description:
      'What `redemption.url` of a voucher names. Nothing is redeemed here, so the list is empty.',
  })
  @CodeOrIdParameter()
  @ApiOkResponse({ type: RedemptionListResponse })
  async redemptions(
    @Caller() { projectId }: Principal,
    @Param('code') code: string,
  ): Promise<RedemptionListResponse> {
    return toRedemptionList(await this.vouchers.get(projectId, code));
  }

  @Get(':code/publications')
  @RequireScope('vouchers')
  @ApiOperation({
    operationId: 'list-voucher-publications',
    summary: "List Voucher's Publications",
    description:
      'What `publish.url` of a voucher names. Nothing is published here, so the list is empty.',
  })
  @CodeOrIdParameter()
  @ApiOkResponse({ type: PublicationListResponse })
  async publications(
    @Caller() { projectId }: Principal,
    @Param('code') code: string,
  ): Promise<PublicationListResponse> {
    return toPublicationList(await this.vouchers.get(projectId, code));
  }
}
