import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Caller, RequireScope } from '../auth/access.decorator.js';
import type { Principal } from '../auth/principal.js';
import { HangUp } from '../http/hang-up.js';
import { CreateVoucherBodyDto, type CreateVoucherDto } from './dto/create-voucher.dto.js';
import { NewCodePipe } from './dto/new-code.pipe.js';
import { CreateVoucherBodyPipe } from './dto/voucher-body.pipes.js';
import { VoucherJsonBody, type VoucherBody } from './dto/voucher-body.reader.js';
import { CREATE_VOUCHER_EXAMPLES } from './dto/voucher-examples.js';
import { VoucherResponse } from './dto/voucher.response.js';
import { VoucherPresenter } from './voucher-presenter.js';
import { VouchersService } from './vouchers.service.js';

@ApiTags('Vouchers')
@Controller('v1/vouchers')
export class VouchersController {
  constructor(
    private readonly service: VouchersService,
    private readonly presenter: VoucherPresenter,
  ) {}

  @Post(':code')
  @HttpCode(200)
  @RequireScope('vouchers')
  @VoucherJsonBody()
  @ApiOperation({
    operationId: 'create-voucher',
    summary: 'Create Voucher with Specific Code',
    description:
      'Makes a voucher whose code is the one in the path. A code that is taken answers 409, and the name of a route of the public API, such as `qualification`, 404. A voucher needs the discount, gift or loyalty card of its type. Other fields are skipped, `campaign_id` and `validation_rules` among them: the service has no campaigns and no rules.',
  })
  @ApiParam({ name: 'code', example: 'welcome' })
  @ApiBody({ type: CreateVoucherBodyDto, examples: CREATE_VOUCHER_EXAMPLES })
  @ApiOkResponse({ type: VoucherResponse })
  async create(
    @Caller() caller: Principal,
    @Param('code', NewCodePipe) code: string,
    @Body(CreateVoucherBodyPipe) { fields, metadata }: VoucherBody<CreateVoucherDto>,
    @HangUp() hangUp: AbortSignal,
  ): Promise<VoucherResponse> {
    const { projectId } = caller;
    return this.presenter.present(
      await this.service.create(projectId, code, { fields, metadata }, hangUp),
    );
  }

  @Get(':code')
  @RequireScope('vouchers')
  @ApiOperation({
    operationId: 'get-voucher',
    summary: 'Get Voucher',
    description: 'The voucher with this code, or with this `v_` id.',
  })
  @ApiParam({ name: 'code', example: 'welcome' })
  @ApiOkResponse({ type: VoucherResponse })
  async get(@Caller() caller: Principal, @Param('code') code: string): Promise<VoucherResponse> {
    return this.presenter.present(await this.service.get(caller.projectId, code));
  }
}
