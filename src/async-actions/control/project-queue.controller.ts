import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Caller, RequireScope } from '../../auth/access.decorator.js';
import type { Principal } from '../../auth/principal.js';
import { ProjectQueueResponse, toQueueResponse } from './project-queue.response.js';
import { ProjectQueueService } from './project-queue.service.js';

/** The queue of a project's bulk requests. The public API shows none, so the routes are ours. */
@ApiTags('Async Actions')
@Controller('v1/async-action-queue')
export class ProjectQueueController {
  constructor(private readonly service: ProjectQueueService) {}

  @Get()
  @RequireScope('async-actions')
  @ApiOperation({
    operationId: 'get-async-action-queue',
    summary: 'Get Async Action Queue',
    description:
      "How many of the project's bulk requests wait, how long, what runs, and whether they may.",
  })
  @ApiOkResponse({ type: ProjectQueueResponse })
  async get(@Caller() { projectId }: Principal): Promise<ProjectQueueResponse> {
    return toQueueResponse(await this.service.get(projectId), Date.now());
  }

  @Post('pause')
  @HttpCode(200)
  @RequireScope('async-actions')
  @ApiOperation({
    operationId: 'pause-async-action-queue',
    summary: 'Pause Async Action Queue',
    description:
      'Processes no further row of the project until the queue is resumed, also after a restart. Requests are ' +
      'accepted all the same. Asking twice changes nothing.',
  })
  @ApiOkResponse({ type: ProjectQueueResponse })
  async pause(@Caller() { projectId }: Principal): Promise<ProjectQueueResponse> {
    return toQueueResponse(await this.service.pause(projectId), Date.now());
  }

  @Post('resume')
  @HttpCode(200)
  @RequireScope('async-actions')
  @ApiOperation({
    operationId: 'resume-async-action-queue',
    summary: 'Resume Async Action Queue',
    description:
      'Lets the queue go on where it stopped. Requests that are paused themselves stay paused.',
  })
  @ApiOkResponse({ type: ProjectQueueResponse })
  async resume(@Caller() { projectId }: Principal): Promise<ProjectQueueResponse> {
    return toQueueResponse(await this.service.resume(projectId), Date.now());
  }
}
