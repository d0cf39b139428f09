import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { RequireManagement } from '../auth/access.decorator.js';
import { JsonBody } from '../http/route-options.js';
import { bodyPipe } from '../http/validation.js';
import { CreateWebhookDto, UpdateWebhookDto } from './dto/webhook.dto.js';
import { toWebhookResponse, toWebhookWithSecret, WebhookResponse } from './dto/webhook.response.js';
import { WebhooksService, type WebhookChoice } from './webhooks.service.js';

@ApiTags('Management')
@Controller('management/v1/projects/:projectId/webhooks')
export class WebhooksController {
  constructor(private readonly service: WebhooksService) {}

  @Post()
  @RequireManagement()
  @JsonBody(['target_url', 'events', 'custom_headers', 'secret', 'active'])
  @ApiOperation({
    operationId: 'create-webhook',
    summary: 'Create Webhook',
    description:
      'From here on it hears of every async action of the project that ends. The answer holds the secret, which is ' +
      'shown this once.',
  })
  @ApiCreatedResponse({ type: WebhookResponse })
  async create(
    @Param('projectId') projectId: string,
    @Body(bodyPipe()) body: CreateWebhookDto,
  ): Promise<WebhookResponse> {
    // The defaults of the body make it whole.
    const choice = choiceOf(body) as WebhookChoice;
    return toWebhookWithSecret(await this.service.create(projectId, choice, body.secret));
  }

  @Get()
  @RequireManagement()
  @ApiOperation({ operationId: 'list-webhooks', summary: 'List Webhooks' })
  @ApiOkResponse({ type: [WebhookResponse] })
  async list(@Param('projectId') projectId: string): Promise<WebhookResponse[]> {
    return (await this.service.list(projectId)).map(toWebhookResponse);
  }

  @Get(':webhookId')
  @RequireManagement()
  @ApiOperation({ operationId: 'get-webhook', summary: 'Get Webhook' })
  @ApiOkResponse({ type: WebhookResponse })
  async get(
    @Param('projectId') projectId: string,
    @Param('webhookId') webhookId: string,
  ): Promise<WebhookResponse> {
    return toWebhookResponse(await this.service.get(projectId, webhookId));
  }

  @Patch(':webhookId')
  @RequireManagement()
  @JsonBody(['target_url', 'events', 'custom_headers', 'active'])
  @ApiOperation({
    operationId: 'update-webhook',
    summary: 'Update Webhook',
    description: 'Changes what is named. One that is switched on goes on with what waits for it.',
  })
  @ApiOkResponse({ type: WebhookResponse })
  async update(
    @Param('projectId') projectId: string,
    @Param('webhookId') webhookId: string,
    @Body(bodyPipe()) body: UpdateWebhookDto,
  ): Promise<WebhookResponse> {
    return toWebhookResponse(await this.service.update(projectId, webhookId, choiceOf(body)));
  }

  @Delete(':webhookId')
  @HttpCode(204)
  @RequireManagement()
  @ApiOperation({
    operationId: 'delete-webhook',
    summary: 'Delete Webhook',
    description: 'Nothing more is sent to it, not even what waits for it.',
  })
  @ApiNoContentResponse()
  delete(
    @Param('projectId') projectId: string,
    @Param('webhookId') webhookId: string,
  ): Promise<void> {
    return this.service.delete(projectId, webhookId);
  }

  @Post(':webhookId/rotate-secret')
  @HttpCode(200)
  @RequireManagement()
  @ApiOperation({
    operationId: 'rotate-webhook-secret',
    summary: 'Rotate Webhook Secret',
    description:
      'Makes a new secret, which is shown this once. For a day `webhook-signature` has a signature of each.',
  })
  @ApiOkResponse({ type: WebhookResponse })
  async rotate(
    @Param('projectId') projectId: string,
    @Param('webhookId') webhookId: string,
  ): Promise<WebhookResponse> {
    return toWebhookWithSecret(await this.service.rotateSecret(projectId, webhookId));
  }
}

/** What a body names, with the names of headers in lower case: HTTP does not tell them apart. */
function choiceOf(body: UpdateWebhookDto): Partial<WebhookChoice> {
  const { target_url: targetUrl, events, custom_headers: headers, active } = body;
  return {
    ...(targetUrl !== undefined && { targetUrl: new URL(targetUrl).href }),
    ...(events !== undefined && { events: [...new Set(events)] }),
    ...(headers !== undefined && {
      customHeaders: Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
      ),
    }),
    ...(active !== undefined && { active }),
  };
}
