import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Caller, RequireScope } from '../auth/access.decorator.js';
import { CallerLogin, type Login } from '../auth/login.js';
import type { Principal } from '../auth/principal.js';
import { Long, type LongRequest } from '../http/long-request.js';
import { QueryExamples } from '../http/query-examples.decorator.js';
import { queryPipe } from '../http/validation.js';
import { ActionPresenter } from './action-presenter.js';
import { ActionIdParameter } from './dto/action-id.docs.js';
import { AsyncActionListResponse, toListResponse } from './dto/async-action-list.response.js';
import { ActionFinder, type ActionQuery } from './finding/action-finder.js';
import { AsyncActionResponse } from './dto/async-action.response.js';
import { GetAsyncActionQuery } from './dto/get-async-action.query.js';
import { ListAsyncActionsPipe } from './dto/list-async-actions.pipe.js';
import { ListAsyncActionsParameters } from './dto/list-async-actions.docs.js';
import { WaitService } from './listening/wait.service.js';

const RETRY_AFTER = {
  'Retry-After': {
    description: 'While the action has not ended: seconds after which it is worth asking again.',
    schema: { type: 'integer' as const },
  },
};

@ApiTags('Async Actions')
@Controller('v1/async-actions')
export class AsyncActionsController {
  constructor(
    private readonly finder: ActionFinder,
    private readonly presenter: ActionPresenter,
    private readonly waits: WaitService,
  ) {}

  @Get(':asyncActionId')
  @RequireScope('async-actions')
  @ApiOperation({
    operationId: 'get-async-action',
    summary: 'Get Async Action',
    description:
      'The state of a bulk request and, once it has ended, its result. With `wait` the answer comes as soon as it has ' +
      'ended, or after so many seconds as it stands then.',
  })
  @ActionIdParameter()
  @QueryExamples('wait=30')
  @ApiOkResponse({ type: AsyncActionResponse, headers: RETRY_AFTER })
  async get(
    @Caller() { projectId }: Principal,
    @CallerLogin() login: Login,
    @Long() request: LongRequest,
    @Param('asyncActionId') id: string,
    @Query(queryPipe()) { wait }: GetAsyncActionQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AsyncActionResponse> {
    const { answer, retryAfterSeconds } =
      wait === undefined
        ? await this.presenter.show(projectId, id)
        : await this.waits.wait({ projectId, login }, id, 1_000 * wait, request);
    if (retryAfterSeconds !== null) reply.header('retry-after', retryAfterSeconds);
    return answer;
  }

  @Get()
  @RequireScope('async-actions')
  @ApiOperation({
    operationId: 'list-async-actions',
    summary: 'List Async Actions',
    description:
      'The bulk requests of the project, newest first, without their results. Filters hold together.',
  })
  @ListAsyncActionsParameters()
  @ApiOkResponse({ type: AsyncActionListResponse })
  async list(
    @Caller() caller: Principal,
    @Query(ListAsyncActionsPipe) query: ActionQuery,
  ): Promise<AsyncActionListResponse> {
    return toListResponse(await this.finder.list(caller.projectId, query));
  }
}
