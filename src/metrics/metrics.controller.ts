import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { prometheusContentType } from 'prom-client';
import { RequireManagement } from '../auth/access.decorator.js';
import { Produces } from '../http/route-options.js';
import { MetricsService } from './metrics.service.js';

@ApiTags('Management')
@Controller('metrics')
export class MetricsController {
  constructor(private readonly service: MetricsService) {}

  @Get()
  @RequireManagement('bearer')
  @Produces('text/plain')
  @Header('content-type', prometheusContentType)
  @Header('cache-control', 'no-store')
  @ApiOperation({
    operationId: 'metrics',
    summary: 'Get Metrics',
    description: 'For Prometheus, which may also send the management key as a bearer token.',
  })
  @ApiOkResponse({ content: { 'text/plain': { schema: { type: 'string' } } } })
  metrics(): Promise<string> {
    return this.service.text();
  }
}
