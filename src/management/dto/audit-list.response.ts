import { ApiProperty } from '@nestjs/swagger';
import {
  AUDIT_EVENTS,
  AUDIT_MEANS,
  COUNTED_EVENTS,
  type AuditDetails,
  type AuditEntry,
} from '../../audit/audit-entry.js';

const NULLABLE = { type: String, nullable: true };

/** One line of the audit trail. */
export class AuditEntryResponse {
  @ApiProperty({ example: 'log_0c555e8115d7b64504' }) id!: string;
  @ApiProperty({ type: 'string', format: 'date-time' }) created_at!: string;
  @ApiProperty({ enum: AUDIT_EVENTS }) event!: string;
  @ApiProperty(NULLABLE) project_id!: string | null;
  @ApiProperty({ ...NULLABLE, description: 'The code, action, schema, key, project or route.' })
  resource_id!: string | null;
  @ApiProperty({ enum: AUDIT_MEANS, description: 'How the actor came in.' }) means!: string;
  @ApiProperty({ ...NULLABLE, description: 'The key that was used.' }) app_id!: string | null;
  @ApiProperty(NULLABLE) address!: string | null;
  @ApiProperty({ ...NULLABLE, example: 'v-0c555e810904188aa4' }) request_id!: string | null;
  @ApiProperty({
    type: Object,
    nullable: true,
    description: 'What it allowed: of a new key the name, scopes, addresses and end.',
  })
  details!: AuditDetails | null;
  @ApiProperty({
    type: 'integer',
    description: `Over 1 for events that are counted: ${COUNTED_EVENTS.join(', ')}.`,
  })
  count!: number;
  @ApiProperty({ example: 'audit_entry' }) object!: 'audit_entry';
}

/** A page of the audit trail. */
export class AuditListResponse {
  @ApiProperty({ example: 'list' }) object!: 'list';
  @ApiProperty({ example: 'data' }) data_ref!: 'data';
  @ApiProperty({ type: [AuditEntryResponse] }) data!: AuditEntryResponse[];
  @ApiProperty() has_more!: boolean;
  @ApiProperty({ ...NULLABLE, description: 'For `starting_after_id`.' })
  more_starting_after!: string | null;
}

/** The list object. */
export function toAuditListResponse(page: {
  entries: readonly AuditEntry[];
  hasMore: boolean;
}): AuditListResponse {
  return {
    object: 'list',
    data_ref: 'data',
    data: page.entries.map(toAuditEntryResponse),
    has_more: page.hasMore,
    more_starting_after: page.hasMore ? (page.entries.at(-1)?.id ?? null) : null,
  };
}

function toAuditEntryResponse(entry: AuditEntry): AuditEntryResponse {
  return {
    id: entry.id,
    created_at: new Date(entry.createdAt).toISOString(),
    event: entry.event,
    project_id: entry.projectId,
    resource_id: entry.resourceId,
    means: entry.means,
    app_id: entry.appId,
    address: entry.address,
    request_id: entry.requestId,
    details: entry.details,
    count: entry.count,
    object: 'audit_entry',
  };
}
