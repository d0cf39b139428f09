import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import {
  ApiBody,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { Caller, RequireScope } from '../auth/access.decorator.js';
import type { Principal } from '../auth/principal.js';
import { HangUp } from '../http/hang-up.js';
import { QueryExamples } from '../http/query-examples.decorator.js';
import { queryPipe } from '../http/validation.js';
import { CreateRandomVoucherBodyDto } from './dto/create-random-voucher.dto.js';
import { CreateVoucherBodyDto } from './dto/create-voucher.dto.js';
import { DeleteVoucherQuery } from './dto/delete-voucher.query.js';
import { NewCodePipe } from './dto/new-code.pipe.js';
import { UpdateVoucherBodyDto } from './dto/update-voucher.dto.js';
import {
  NewVoucherPipe,
  RandomVoucherPipe,
  VoucherChangePipe,
  type RandomVoucher,
} from './dto/voucher-body.pipes.js';
import { VoucherJsonBody } from './dto/voucher-body.reader.js';
import {
  CREATE_VOUCHER_EXAMPLES,
  RANDOM_VOUCHER_EXAMPLES,
  UPDATE_VOUCHER_EXAMPLES,
} from './dto/voucher-examples.js';
import { CodeOrIdParameter, CodeParameter } from './dto/voucher-code.docs.js';
import { VoucherResponse } from './dto/voucher.response.js';
import { GenerateVoucherService } from './generate-voucher.service.js';
import { VoucherEditService, type VoucherChange } from './voucher-edit.service.js';
import { VoucherPresenter } from './voucher-presenter.js';
import { VouchersService, type NewVoucher } from './vouchers.service.js';

/** Single vouchers. */
@ApiTags('Vouchers')
@Controller('v1/vouchers')
export class VouchersController {
  constructor(
    private readonly vouchers: VouchersService,
    private readonly generator: GenerateVoucherService,
    private readonly editor: VoucherEditService,
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
  @CodeParameter()
  @ApiBody({ type: CreateVoucherBodyDto, examples: CREATE_VOUCHER_EXAMPLES })
  @ApiOkResponse({ type: VoucherResponse })
  async create(
    @Caller() { projectId }: Principal,
    @Param('code', NewCodePipe) code: string,
    @Body(NewVoucherPipe) voucher: NewVoucher,
    @HangUp() hangUp: AbortSignal,
  ): Promise<VoucherResponse> {
    return this.presenter.present(await this.vouchers.create(projectId, code, voucher, hangUp));
  }

  @Post()
  @HttpCode(200)
  @RequireScope('vouchers')
  @VoucherJsonBody(['code', 'code_config'])
  @ApiOperation({
    operationId: 'generate-random-code',
    summary: 'Generate Random Code',
    description:
      'Makes a voucher with the code in the body or, without one, with a random code by `code_config`.',
  })
  @ApiBody({ type: CreateRandomVoucherBodyDto, examples: RANDOM_VOUCHER_EXAMPLES })
  @ApiOkResponse({ type: VoucherResponse })
  async generate(
    @Caller() { projectId }: Principal,
    @Body(RandomVoucherPipe) { choice, voucher }: RandomVoucher,
    @HangUp() hangUp: AbortSignal,
  ): Promise<VoucherResponse> {
    return this.presenter.present(await this.generator.create(projectId, choice, voucher, hangUp));
  }

  @Get(':code')
  @RequireScope('vouchers')
  @ApiOperation({
    operationId: 'get-voucher',
    summary: 'Get Voucher',
    description: 'The voucher with this code, or with this `v_` id.',
  })
  @CodeParameter()
  @ApiOkResponse({ type: VoucherResponse })
  async get(
    @Caller() { projectId }: Principal,
    @Param('code') code: string,
  ): Promise<VoucherResponse> {
    return this.presenter.present(await this.vouchers.get(projectId, code));
  }

  @Put(':code')
  @RequireScope('vouchers')
  @VoucherJsonBody()
  @ApiOperation({
    operationId: 'update-voucher',
    summary: 'Update Voucher',
    description:
      'Changes what is given; all else stays. Metadata merges key by key. `null` clears `start_date`, `expiration_date`, `category`, `additional_info`, the three `validity_` fields and `redemption.quantity`; elsewhere it counts as absent. Fields that cannot be changed are skipped, but for the discount type, which answers 400. A gift whose `amount` alone changes keeps what is spent of it.',
  })
  @CodeOrIdParameter()
  @ApiBody({ type: UpdateVoucherBodyDto, examples: UPDATE_VOUCHER_EXAMPLES })
  @ApiOkResponse({ type: VoucherResponse })
  async update(
    @Caller() { projectId }: Principal,
    @Param('code') code: string,
    @Body(VoucherChangePipe) change: VoucherChange,
    @HangUp() hangUp: AbortSignal,
  ): Promise<VoucherResponse> {
    return this.presenter.present(await this.editor.update(projectId, code, change, hangUp));
  }

  @Post(':code/enable')
  @HttpCode(200)
  @RequireScope('vouchers')
  @ApiOperation({
    operationId: 'enable-voucher',
    summary: 'Enable Voucher',
    description: 'Makes the voucher active. One that is active stays as it is.',
  })
  @CodeOrIdParameter()
  @ApiOkResponse({ type: VoucherResponse })
  async enable(
    @Caller() { projectId }: Principal,
    @Param('code') code: string,
  ): Promise<VoucherResponse> {
    return this.presenter.present(await this.editor.setActive(projectId, code, true));
  }

  @Post(':code/disable')
  @HttpCode(200)
  @RequireScope('vouchers')
  @ApiOperation({
    operationId: 'disable-voucher',
    summary: 'Disable Voucher',
    description: 'Makes the voucher inactive. One that is inactive stays as it is.',
  })
  @CodeOrIdParameter()
  @ApiOkResponse({ type: VoucherResponse })
  async disable(
    @Caller() { projectId }: Principal,
    @Param('code') code: string,
  ): Promise<VoucherResponse> {
    return this.presenter.present(await this.editor.setActive(projectId, code, false));
  }

  @Delete(':code')
  @HttpCode(204)
  @RequireScope('vouchers')
  @ApiOperation({
    operationId: 'delete-voucher',
    summary: 'Delete Voucher',
    description:
      'Moves the voucher to the trash bin. It stays there, and its code stays taken. With `force` it is deleted for good and its code is free.',
  })
  @CodeOrIdParameter()
  @QueryExamples('force=true')
  @ApiNoContentResponse({ description: 'Deleted.' })
  async delete(
    @Caller() { projectId }: Principal,
    @Param('code') code: string,
    @Query(queryPipe()) { force }: DeleteVoucherQuery,
  ): Promise<void> {
    await this.editor.delete(projectId, code, { force });
  }
}
