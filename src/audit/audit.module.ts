import { Global, Module } from '@nestjs/common';
import { AuditTrail } from './audit-trail.js';
import { AuditController } from './audit.controller.js';
import { AuditService } from './audit.service.js';
import { FailedLoginCounter } from './failed-login-counter.js';
import { AuditStore } from './storage/audit-store.js';
import { TypeormAuditStore } from './storage/typeorm-audit-store.js';

/** Who did what, when and from where. Global: every room that writes also writes this. */
@Global()
@Module({
  controllers: [AuditController],
  providers: [
    AuditTrail,
    AuditService,
    FailedLoginCounter,
    { provide: AuditStore, useClass: TypeormAuditStore },
  ],
  exports: [AuditTrail, FailedLoginCounter],
})
export class AuditModule {}
