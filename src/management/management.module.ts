import { Module } from '@nestjs/common';
import { AuditController } from './audit.controller.js';
import { ManagementController } from './management.controller.js';

/** The routes of operators: projects and their keys, and who did what. */
@Module({ controllers: [AuditController, ManagementController] })
export class ManagementModule {}
