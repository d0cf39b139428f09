import { Module } from '@nestjs/common';
import { AuditController } from './audit.controller.js';
import { ManagementController } from './management.controller.js';
import { QuotasController } from './quotas.controller.js';

/** The routes of operators: projects and their keys, and who did what. */
@Module({ controllers: [AuditController, ManagementController, QuotasController] })
export class ManagementModule {}
