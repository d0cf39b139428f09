import { Module } from '@nestjs/common';
import { AsyncActionsModule } from '../async-actions/index.js';
import { AuditModule } from '../audit/audit.module.js';
import { MetadataSchemasController } from './metadata-schemas.controller.js';
import { MetadataSchemasService } from './metadata-schemas.service.js';
import { MetadataValidationService } from './metadata-validation.service.js';
import { ForgottenDefinitions } from './purge/forgotten-definitions.js';
import { KeyPurges } from './purge/key-purges.js';
import { PurgeController } from './purge/purge.controller.js';
import { PurgeService } from './purge/purge.service.js';
import { MetadataSchemaStore } from './storage/metadata-schema-store.js';
import { TypeormMetadataSchemaStore } from './storage/typeorm-metadata-schema-store.js';

/** Metadata schemas. It knows no resource: the modules that have metadata ask it. */
@Module({
  imports: [AsyncActionsModule, AuditModule],
  controllers: [MetadataSchemasController, PurgeController],
  providers: [
    MetadataSchemasService,
    MetadataValidationService,
    KeyPurges,
    PurgeService,
    ForgottenDefinitions,
    { provide: MetadataSchemaStore, useClass: TypeormMetadataSchemaStore },
  ],
  exports: [ForgottenDefinitions, KeyPurges, MetadataValidationService],
})
export class MetadataSchemasModule {}
