import { Module } from '@nestjs/common';
import { RuntimeModule } from '../runtime/runtime.module.js';
import { AuditTrail } from './audit-trail.js';
import { AuditService } from './audit.service.js';
import { EventCounter } from './event-counter.js';
import { AuditStore } from './storage/audit-store.js';
import { TypeormAuditStore } from './storage/typeorm-audit-store.js';

/** Who did what, when and from where. */
@Module({
  imports: [RuntimeModule],
  providers: [
    AuditTrail,
    AuditService,
    EventCounter,
    { provide: AuditStore, useClass: TypeormAuditStore },
  ],
  exports: [AuditTrail, AuditService, EventCounter],
})
export class AuditModule {}
