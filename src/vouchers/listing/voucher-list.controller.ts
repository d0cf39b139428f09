import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Caller, RequireScope } from '../../auth/access.decorator.js';
import type { Principal } from '../../auth/principal.js';
import { HangUp } from '../../http/hang-up.js';
import { QueryEntries } from '../../http/query-entries.decorator.js';
import { LargeAnswer } from '../../http/route-options.js';
import { ListVouchersParameters } from './dto/list-vouchers.docs.js';
import { ListVouchersPipe } from './dto/list-vouchers.pipe.js';
import { toVoucherListResponse, VoucherListResponse } from './dto/voucher-list.response.js';
import { VoucherPresenter } from '../voucher-presenter.js';
import { VoucherListService } from './voucher-list.service.js';
import type { VoucherPage } from './voucher-selection.js';

@ApiTags('Vouchers')
@Controller('v1/vouchers')
export class VoucherListController {
  constructor(
    private readonly service: VoucherListService,
    private readonly presenter: VoucherPresenter,
  ) {}

  @Get()
  @RequireScope('vouchers')
  @LargeAnswer()
  @ApiOperation({
    operationId: 'list-vouchers',
    summary: 'List Vouchers',
    description:
      'The vouchers of the project, newest first, without those in the trash bin. `total` counts all pages.',
  })
  @ListVouchersParameters()
  @ApiOkResponse({ type: VoucherListResponse })
  async list(
    @Caller() caller: Principal,
    @QueryEntries(ListVouchersPipe) page: VoucherPage,
    @HangUp() hangUp: AbortSignal,
  ): Promise<VoucherListResponse> {
    const list = await this.service.list(caller.projectId, page, hangUp);
    return toVoucherListResponse(list, (voucher) => this.presenter.present(voucher));
  }
}
