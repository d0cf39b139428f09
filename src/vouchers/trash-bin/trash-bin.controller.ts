import { Controller, Delete, Get, HttpCode, Param, Query } from '@nestjs/common';
import {
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { Caller, RequireScope } from '../../auth/access.decorator.js';
import { LargeAnswer } from '../../http/route-options.js';
import type { Principal } from '../../auth/principal.js';
import { queryPipe } from '../../http/validation.js';
import { BinListResponse, toBinListResponse } from './dto/bin-list.response.js';
import { ListBinQuery } from './dto/list-bin.query.js';
import { TrashBinService } from './trash-bin.service.js';

@ApiTags('Bin')
@Controller('v1/trash-bin')
export class TrashBinController {
  constructor(private readonly service: TrashBinService) {}

  @Get()
  @RequireScope('trash-bin')
  @LargeAnswer()
  @ApiOperation({
    operationId: 'list-bin-entries',
    summary: 'List Bin Entries',
    description: 'The vouchers that were deleted and still take their codes.',
  })
  @ApiOkResponse({ type: BinListResponse })
  async list(
    @Caller() { projectId }: Principal,
    @Query(queryPipe()) { limit, order, starting_after_id }: ListBinQuery,
  ): Promise<BinListResponse> {
    const page = { limit, order, startingAfterId: starting_after_id };
    return toBinListResponse(await this.service.list(projectId, page));
  }

  @Delete(':binEntryId')
  @HttpCode(204)
  @RequireScope('trash-bin')
  @ApiOperation({
    operationId: 'delete-bin-entry',
    summary: 'Delete Bin Entry',
    description: 'Deletes the entry and its voucher for good; the code can be used again.',
  })
  @ApiParam({ name: 'binEntryId', example: 'tbe_0eb6515f758ae37126' })
  @ApiNoContentResponse({ description: 'Deleted.' })
  async delete(@Caller() { projectId }: Principal, @Param('binEntryId') id: string): Promise<void> {
    await this.service.delete(projectId, id);
  }
}
