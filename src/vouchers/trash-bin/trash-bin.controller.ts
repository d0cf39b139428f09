import { Controller, Delete, Get, HttpCode, Param } from '@nestjs/common';
import {
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiQuery,
  ApiTags,
} from '@nestjs/swagger';
import { Caller, RequireScope } from '../../auth/access.decorator.js';
import { LargeAnswer } from '../../http/route-options.js';
import type { Principal } from '../../auth/principal.js';
import { QueryEntries } from '../../http/query-entries.decorator.js';
import { QueryExamples } from '../../http/query-examples.decorator.js';
import { FiltersParameter } from '../listing/dto/filters-parameter.docs.js';
import { operatorsOf } from '../listing/filter/operators.js';
import type { TrashBinPage } from './trash-bin-entry.js';
import { TRASH_BIN_FIELDS } from './trash-bin-filter.js';
import { BinListResponse, toBinListResponse } from './dto/bin-list.response.js';
import { ListTrashBinPipe } from './dto/list-trash-bin.pipe.js';
import { ListTrashBinQuery } from './dto/list-trash-bin.query.js';
import { TrashBinService } from './trash-bin.service.js';

const FILTERS =
  'Conditions, each a parameter `filters[<field>][conditions][<operator>]=<value>`, joined by `filters[junction]`. ' +
  `Fields: ${TRASH_BIN_FIELDS.join(', ')}. Operators: ${operatorsOf('text').join(', ')}.`;

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
  @ApiQuery({ type: ListTrashBinQuery })
  @FiltersParameter(FILTERS)
  @QueryExamples(
    'limit=20&order=-id&starting_after_id=tbe_0eb651ca7b8ae37184',
    'filters[resource_name][conditions][$starts_with]=Trash-',
  )
  @ApiOkResponse({ type: BinListResponse })
  async list(
    @Caller() { projectId }: Principal,
    @QueryEntries(ListTrashBinPipe) page: TrashBinPage,
  ): Promise<BinListResponse> {
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
