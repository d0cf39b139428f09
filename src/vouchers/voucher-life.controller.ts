import { Body, Controller, Delete, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import {
  ApiBody,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { Caller, RequireScope } from '../auth/access.decorator.js';
import type { Principal } from '../auth/principal.js';
import { HangUp } from '../http/hang-up.js';
import { QueryExamples } from '../http/query-examples.decorator.js';
import { queryPipe } from '../http/validation.js';
import {
  CreateRandomVoucherBodyDto,
  type CreateRandomVoucherDto,
} from './dto/create-random-voucher.dto.js';
import { DeleteVoucherQuery } from './dto/delete-voucher.query.js';
import { UpdateVoucherBodyDto, type UpdateVoucherDto } from './dto/update-voucher.dto.js';
import { RandomVoucherBodyPipe, UpdateVoucherBodyPipe } from './dto/voucher-body.pipes.js';
import { VoucherJsonBody, type VoucherBody } from './dto/voucher-body.reader.js';
import { RANDOM_VOUCHER_EXAMPLES, UPDATE_VOUCHER_EXAMPLES } from './dto/voucher-examples.js';
import { VoucherResponse } from './dto/voucher.response.js';
import { RandomVouchersService } from './random-vouchers.service.js';
import { VoucherLifeService } from './voucher-life.service.js';
import { VoucherPresenter } from './voucher-presenter.js';
import { VouchersService } from './vouchers.service.js';

const CODE = { name: 'code', description: 'The code, or the `v_` id.', example: 'welcome' };

@ApiTags('Vouchers')
@Controller('v1/vouchers')
export class VoucherLifeController {
  constructor(
    private readonly vouchers: VouchersService,
    private readonly randomVouchers: RandomVouchersService,
    private readonly life: VoucherLifeService,
    private readonly presenter: VoucherPresenter,
  ) {}

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
  async create(
    @Caller() { projectId }: Principal,
    @Body(RandomVoucherBodyPipe) { fields, metadata }: VoucherBody<CreateRandomVoucherDto>,
    @HangUp() hangUp: AbortSignal,
  ): Promise<VoucherResponse> {
    const { code, code_config, ...rest } = fields;
    const body = { fields: rest, metadata };
    const voucher =
      (code ?? null) === null
        ? await this.randomVouchers.create(projectId, code_config ?? {}, body, hangUp)
        : await this.vouchers.create(projectId, code as string, body, hangUp);
    return this.presenter.present(voucher);
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
  @ApiParam(CODE)
  @ApiBody({ type: UpdateVoucherBodyDto, examples: UPDATE_VOUCHER_EXAMPLES })
  @ApiOkResponse({ type: VoucherResponse })
  async update(
    @Caller() { projectId }: Principal,
    @Param('code') code: string,
    @Body(UpdateVoucherBodyPipe) { fields, metadata }: VoucherBody<UpdateVoucherDto>,
    @HangUp() hangUp: AbortSignal,
  ): Promise<VoucherResponse> {
    const change = { fields: { ...fields }, metadata };
    return this.presenter.present(await this.life.update(projectId, code, change, hangUp));
  }

  @Post(':code/enable')
  @HttpCode(200)
  @RequireScope('vouchers')
  @ApiOperation({
    operationId: 'enable-voucher',
    summary: 'Enable Voucher',
    description: 'Makes the voucher active. One that is active stays as it is.',
  })
  @ApiParam(CODE)
  @ApiOkResponse({ type: VoucherResponse })
  async enable(
    @Caller() { projectId }: Principal,
    @Param('code') code: string,
  ): Promise<VoucherResponse> {
    return this.presenter.present(
      await this.life.update(projectId, code, { fields: { active: true } }),
    );
  }

  @Post(':code/disable')
  @HttpCode(200)
  @RequireScope('vouchers')
  @ApiOperation({
    operationId: 'disable-voucher',
    summary: 'Disable Voucher',
    description: 'Makes the voucher inactive. One that is inactive stays as it is.',
  })
  @ApiParam(CODE)
  @ApiOkResponse({ type: VoucherResponse })
  async disable(
    @Caller() { projectId }: Principal,
    @Param('code') code: string,
  ): Promise<VoucherResponse> {
    return this.presenter.present(
      await this.life.update(projectId, code, { fields: { active: false } }),
    );
  }

  @Delete(':code')
  @HttpCode(204)
  @RequireScope('vouchers')
  @ApiOperation({
    operationId: 'delete-voucher',
    summary: 'Delete Voucher',
    description:
      'Moves the voucher to the bin, from which it does not come back; its code stays taken. With `force` it is deleted for good and its code is free.',
  })
  @ApiParam(CODE)
  @QueryExamples('force=true')
  @ApiNoContentResponse({ description: 'Deleted.' })
  async delete(
    @Caller() { projectId }: Principal,
    @Param('code') code: string,
    @Query(queryPipe()) { force }: DeleteVoucherQuery,
  ): Promise<void> {
    await this.life.delete(projectId, code, { force });
  }
}
