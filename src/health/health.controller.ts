import { Controller, Get, Res } from '@nestjs/common';
import {
  ApiOkResponse,
  ApiOperation,
  ApiServiceUnavailableResponse,
  ApiTags,
} from '@nestjs/swagger';
import { HealthCheck } from '@nestjs/terminus';
import type { FastifyReply } from 'fastify';
import { Public } from '../auth/access.decorator.js';
import { ReadinessResponse, toReadinessResponse } from './dto/readiness.response.js';
import { HealthService } from './health.service.js';

/** The answers are documented by their own classes, and no cache may keep them. */
const FreshAnswer = () => HealthCheck({ noCache: true, swaggerDocumentation: false });

@ApiTags('Health')
@Controller('health')
export class HealthController {
  constructor(private readonly service: HealthService) {}

  @Get('live')
  @Public()
  @FreshAnswer()
  @ApiOperation({ operationId: 'health-live', summary: 'The process answers' })
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('ready')
  @Public()
  @FreshAnswer()
  @ApiOperation({
    operationId: 'health-ready',
    summary: 'The service can take requests',
    description: '503 when it cannot. `degraded` means that Redis is away; nothing stops for that.',
  })
  @ApiOkResponse({ type: ReadinessResponse })
  @ApiServiceUnavailableResponse({ type: ReadinessResponse })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<ReadinessResponse> {
    const found = await this.service.readiness();
    const readiness = toReadinessResponse(found, await this.service.disabledWebhooks(found));
    reply.code(readiness.status === 'unavailable' ? 503 : 200);
    return readiness;
  }
}
