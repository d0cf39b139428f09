import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Caller, RequireScope } from '../auth/access.decorator.js';
import type { Principal } from '../auth/principal.js';
import { QueryExamples } from '../http/query-examples.decorator.js';
import { parseQueryDate } from '../json/iso-date.js';
import { ActionPresenter } from './action-presenter.js';
import { AsyncActionsService } from './async-actions.service.js';
import { ActionIdParameter } from './dto/action-id.docs.js';
import { AsyncActionListResponse, toListResponse } from './dto/async-action-list.response.js';
import { AsyncActionResponse } from './dto/async-action.response.js';
import { ListAsyncActionsPipe } from './dto/list-async-actions.pipe.js';
import { ListAsyncActionsQuery } from './dto/list-async-actions.query.js';

@ApiTags('Async Actions')
@Controller('v1/async-actions')
export class AsyncActionsController {
  constructor(
    private readonly service: AsyncActionsService,
    private readonly presenter: ActionPresenter,
  ) {}

  @Get(':asyncActionId')
  @RequireScope('async-actions')
  @ApiOperation({
    operationId: 'get-async-action',
    summary: 'Get Async Action',
    description: 'The state of a bulk request and, once it has ended, its result.',
  })
  @ActionIdParameter()
  @ApiOkResponse({ type: AsyncActionResponse })
  get(
    @Caller() caller: Principal,
    @Param('asyncActionId') id: string,
  ): Promise<AsyncActionResponse> {
    return this.presenter.get(caller.projectId, id);
  }

  @Get()
  @RequireScope('async-actions')
  @ApiOperation({
    operationId: 'list-async-actions',
    summary: 'List Async Actions',
    description: 'The bulk requests of the project, newest first, without their results.',
  })
  @QueryExamples('limit=20', 'end_date=2026-12-31T23:59:59Z')
  @ApiOkResponse({ type: AsyncActionListResponse })
  async list(
    @Caller() caller: Principal,
    @Query(ListAsyncActionsPipe) query: ListAsyncActionsQuery,
  ): Promise<AsyncActionListResponse> {
    const end = query.end_date === undefined ? null : parseQueryDate(query.end_date);
    const page = { limit: query.limit, ...(end !== null && { createdBefore: end }) };
    return toListResponse(await this.service.list(caller.projectId, page));
  }
}
