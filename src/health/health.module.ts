import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { WebhooksModule } from '../webhooks/webhooks.module.js';
import { HealthController } from './health.controller.js';
import { HealthService } from './health.service.js';

/** What orchestrators ask. Terminus keeps silent: it would log the same fault at every probe. */
@Module({
  imports: [TerminusModule.forRoot({ logger: false }), WebhooksModule],
  controllers: [HealthController],
  providers: [HealthService],
})
export class HealthModule {}
