import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Caller, RequireScope } from '../../auth/access.decorator.js';
import type { Principal } from '../../auth/principal.js';
import { ActionPresenter } from '../action-presenter.js';
import { ActionIdParameter } from '../dto/action-id.docs.js';
import { AsyncActionResponse } from '../dto/async-action.response.js';
import { AnswersAlreadyFinished } from './already-finished.docs.js';
import { CancelService } from './cancel.service.js';
import { PauseService } from './pause.service.js';

/** What the sender of a bulk request can do with it once it is accepted. The public API has nothing of it. */
@ApiTags('Async Actions')
@Controller('v1/async-actions/:asyncActionId')
export class ActionControlController {
  constructor(
    private readonly cancellation: CancelService,
    private readonly pauses: PauseService,
    private readonly presenter: ActionPresenter,
  ) {}

  @Post('cancel')
  @HttpCode(200)
  @RequireScope('async-actions')
  @ApiOperation({
    operationId: 'cancel-async-action',
    summary: 'Cancel Async Action',
    description:
      'Ends a bulk request that waits or runs. Rows that were processed stay so and are counted; the report lists ' +
      'the others as not processed. Asking twice changes nothing.',
  })
  @ActionIdParameter()
  @ApiOkResponse({ type: AsyncActionResponse, description: 'The action, which has ended.' })
  @AnswersAlreadyFinished()
  async cancel(
    @Caller() { projectId }: Principal,
    @Param('asyncActionId') id: string,
  ): Promise<AsyncActionResponse> {
    await this.cancellation.cancel(projectId, id);
    return this.presenter.get(projectId, id);
  }

  @Post('pause')
  @HttpCode(200)
  @RequireScope('async-actions')
  @ApiOperation({
    operationId: 'pause-async-action',
    summary: 'Pause Async Action',
    description:
      'Processes no further row of a bulk request until it is resumed, also after a restart. It keeps its place in ' +
      'the queue: while `holds_queue` is true all later requests of the project wait behind it.',
  })
  @ActionIdParameter()
  @ApiOkResponse({ type: AsyncActionResponse })
  @AnswersAlreadyFinished()
  async pause(
    @Caller() { projectId }: Principal,
    @Param('asyncActionId') id: string,
  ): Promise<AsyncActionResponse> {
    await this.pauses.pause(projectId, id);
    return this.presenter.get(projectId, id);
  }

  @Post('resume')
  @HttpCode(200)
  @RequireScope('async-actions')
  @ApiOperation({
    operationId: 'resume-async-action',
    summary: 'Resume Async Action',
    description: 'Lets a paused bulk request go on where it stopped.',
  })
  @ActionIdParameter()
  @ApiOkResponse({ type: AsyncActionResponse })
  @AnswersAlreadyFinished()
  async resume(
    @Caller() { projectId }: Principal,
    @Param('asyncActionId') id: string,
  ): Promise<AsyncActionResponse> {
    await this.pauses.resume(projectId, id);
    return this.presenter.get(projectId, id);
  }
}
