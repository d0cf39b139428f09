import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { AuthModule } from '../auth/auth.module.js';
import { QuotasModule } from '../quotas/quotas.module.js';
import { AuditController } from './audit.controller.js';
import { ManagementController } from './management.controller.js';
import { QuotasController } from './quotas.controller.js';
import { SignInCodesController } from './sign-in-codes.controller.js';

/** The routes of operators: projects and their keys, links to the console, and who did what. */
@Module({
  imports: [AuditModule, AuthModule, QuotasModule],
  controllers: [AuditController, ManagementController, QuotasController, SignInCodesController],
})
export class ManagementModule {}
