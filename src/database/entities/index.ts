import { ApiKeyEntity } from './api-key.entity.js';
import { AsyncActionChunkEntity } from './async-action-chunk.entity.js';
import { AsyncActionInputEntity } from './async-action-input.entity.js';
import { AsyncActionEntity } from './async-action.entity.js';
import { MetadataSchemaEntity } from './metadata-schema.entity.js';
import { AuditEntryEntity } from './audit-entry.entity.js';
import { TrashBinEntryEntity } from './trash-bin-entry.entity.js';
import { ExportChunkEntity } from './export-chunk.entity.js';
import { ExportEntity } from './export.entity.js';
import { OauthTokenEntity } from './oauth-token.entity.js';
import { ProjectLeaseEntity } from './project-lease.entity.js';
import { ProjectEntity } from './project.entity.js';
import { ProjectQuotaEntity } from './project-quota.entity.js';
import { ServiceSecretEntity } from './service-secret.entity.js';
import { SignInCodeEntity } from './sign-in-code.entity.js';
import { VoucherChangeEntity } from './voucher-change.entity.js';
import { VoucherCountEntity } from './voucher-count.entity.js';
import { VoucherEntity } from './voucher.entity.js';
import { WebhookSendOutEntity } from './webhook-send-out.entity.js';
import { WebhookEntity } from './webhook.entity.js';

/** Every table of the service. */
export const ENTITIES = [
  ProjectEntity,
  ApiKeyEntity,
  ServiceSecretEntity,
  OauthTokenEntity,
  SignInCodeEntity,
  VoucherEntity,
  VoucherChangeEntity,
  VoucherCountEntity,
  AsyncActionEntity,
  AsyncActionChunkEntity,
  AsyncActionInputEntity,
  TrashBinEntryEntity,
  ProjectLeaseEntity,
  ProjectQuotaEntity,
  MetadataSchemaEntity,
  AuditEntryEntity,
  ExportEntity,
  ExportChunkEntity,
  WebhookEntity,
  WebhookSendOutEntity,
];
