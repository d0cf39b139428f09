import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RequireManagement } from '../auth/access.decorator.js';
import { queryPipe } from '../http/validation.js';
import { ListSendOutsQuery } from './dto/list-send-outs.query.js';
import {
  SendOutListResponse,
  SendOutResponse,
  toSendOutListResponse,
  toSendOutResponse,
} from './dto/send-out.response.js';
import { SendOutsService } from './send-outs.service.js';

@ApiTags('Management')
@Controller('management/v1/projects/:projectId/webhooks/:webhookId/send-outs')
export class SendOutsController {
  constructor(private readonly service: SendOutsService) {}

  @Get()
  @RequireManagement()
  @ApiOperation({
    operationId: 'list-webhook-send-outs',
    summary: 'List Webhook Send-outs',
    description: 'What was sent to the webhook in the last 30 days or waits for it, newest first.',
  })
  @ApiOkResponse({ type: SendOutListResponse })
  async list(
    @Param('projectId') projectId: string,
    @Param('webhookId') webhookId: string,
    @Query(queryPipe()) query: ListSendOutsQuery,
  ): Promise<SendOutListResponse> {
    const { limit, status, starting_after_id: startingAfterId } = query;
    const page = { webhookId, limit, status, startingAfterId };
    return toSendOutListResponse(await this.service.list(projectId, page));
  }

  @Post(':sendOutId/send-again')
  @HttpCode(200)
  @RequireManagement()
  @ApiOperation({
    operationId: 'send-webhook-again',
    summary: 'Send Webhook Again',
    description:
      'Sends it now, whatever became of it before, with all its retries and under its id. A webhook that is off gets it ' +
      'when it is on.',
  })
  @ApiOkResponse({ type: SendOutResponse })
  async sendAgain(
    @Param('projectId') projectId: string,
    @Param('webhookId') webhookId: string,
    @Param('sendOutId') sendOutId: string,
  ): Promise<SendOutResponse> {
    return toSendOutResponse(await this.service.sendAgain(projectId, webhookId, sendOutId));
  }
}
