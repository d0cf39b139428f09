import { Module } from '@nestjs/common';
import { AsyncActionsModule } from '../async-actions/index.js';
import { AuditModule } from '../audit/audit.module.js';
import { AuthModule } from '../auth/auth.module.js';
import { RuntimeModule } from '../runtime/runtime.module.js';
import { DeliveryCounts } from './delivery/delivery-counts.js';
import { DeliveryWorker } from './delivery/delivery-worker.js';
import { Receiver } from './delivery/receiver.js';
import { SendOutBody } from './delivery/send-out-body.js';
import { SendOutSender } from './delivery/send-out-sender.js';
import { TargetAddresses } from './delivery/target-addresses.js';
import { SendOutsController } from './send-outs.controller.js';
import { SendOutsService } from './send-outs.service.js';
import { SendOutStore } from './storage/send-out-store.js';
import { TypeormSendOutStore } from './storage/typeorm-send-out-store.js';
import { TypeormWebhookStore } from './storage/typeorm-webhook-store.js';
import { WebhookStore } from './storage/webhook-store.js';
import { WebhooksController } from './webhooks.controller.js';
import { WebhooksService } from './webhooks.service.js';

/** Sends word of async actions that have ended to where their projects want it. */
@Module({
  imports: [AsyncActionsModule, AuditModule, AuthModule, RuntimeModule],
  controllers: [WebhooksController, SendOutsController],
  providers: [
    DeliveryCounts,
    DeliveryWorker,
    Receiver,
    SendOutBody,
    SendOutSender,
    SendOutsService,
    TargetAddresses,
    WebhooksService,
    { provide: SendOutStore, useClass: TypeormSendOutStore },
    { provide: WebhookStore, useClass: TypeormWebhookStore },
  ],
  exports: [DeliveryCounts, SendOutsService, WebhooksService],
})
export class WebhooksModule {}
