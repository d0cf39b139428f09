import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { SCOPES } from '../../auth/scope.js';
import type { Quota } from '../../quotas/quota.js';
import type { ApiKey, Project } from '../../auth/storage/key-store.js';

/** A project as operators see it. */
export class ProjectResponse {
  @ApiProperty({ example: 'proj_5T4Rpl4T1nuM' }) id!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ example: 'project' }) object!: 'project';
}

/** A project with what it has of the queue and of the disk, and may have. */
export class ProjectQuotaResponse extends ProjectResponse {
  @ApiProperty({ type: 'integer', description: 'Bulk requests that have not ended.' })
  unfinished_actions!: number;
  @ApiProperty({ type: 'integer' }) max_unfinished_actions!: number;
  @ApiProperty({ type: 'integer', description: 'Bytes of bulk requests, reports and exports.' })
  stored_bytes!: number;
  @ApiProperty({ type: 'integer' }) max_stored_bytes!: number;
}

/** A key as operators see it. */
export class KeyResponse {
  @ApiProperty() app_id!: string;
  @ApiPropertyOptional({ description: 'Only in the answer that makes it; it is not kept.' })
  app_token?: string;
  @ApiProperty() project_id!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ enum: SCOPES, isArray: true }) scopes!: readonly string[];
  @ApiProperty({ type: [String] }) allowed_ips!: readonly string[];
  @ApiProperty({ type: String, nullable: true }) expires_at!: string | null;
  @ApiProperty({ type: String, nullable: true }) last_used_at!: string | null;
  @ApiProperty({ type: String, nullable: true }) revoked_at!: string | null;
  @ApiProperty({ example: 'api_key' }) object!: 'api_key';
}

/** The project object. */
export function toProjectResponse({ id, name }: Project): ProjectResponse {
  return { id, name, object: 'project' };
}

/** The project object with its quota. */
export function toProjectQuotaResponse(project: Project, quota: Quota): ProjectQuotaResponse {
  return {
    ...toProjectResponse(project),
    unfinished_actions: quota.unfinishedActions,
    max_unfinished_actions: quota.maxUnfinishedActions,
    stored_bytes: quota.storedBytes,
    max_stored_bytes: quota.maxStoredBytes,
  };
}

/** The key object; the token is in it only when it was just made. */
export function toKeyResponse(key: ApiKey & { appToken?: string }): KeyResponse {
  return {
    app_id: key.appId,
    ...(key.appToken !== undefined && { app_token: key.appToken }),
    project_id: key.projectId,
    name: key.name,
    scopes: key.scopes,
    allowed_ips: key.allowedIps,
    expires_at: toIso(key.expiresAt),
    last_used_at: toIso(key.lastUsedAt),
    revoked_at: toIso(key.revokedAt),
    object: 'api_key',
  };
}

function toIso(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}
