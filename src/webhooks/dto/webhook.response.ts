import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { WEBHOOK_EVENTS, type Webhook } from '../webhook.js';

const MOMENT = { type: 'string', format: 'date-time', nullable: true } as const;

/** A webhook as operators see it. */
export class WebhookResponse {
  @ApiProperty({ example: 'wh_j56Vfy47Vx9YOX7QYD1fzHnc' }) id!: string;
  @ApiProperty({ example: 'proj_5T4Rpl4T1nuM' }) project_id!: string;
  @ApiProperty({ example: 'https://shop.example/hooks/vouchers' }) target_url!: string;
  @ApiProperty({ enum: WEBHOOK_EVENTS, isArray: true }) events!: readonly string[];
  @ApiProperty({ type: [String], description: 'Their values are not shown.' })
  custom_header_names!: readonly string[];
  @ApiPropertyOptional({ description: 'Only in the answer that makes it.' })
  secret?: string;
  @ApiProperty({ ...MOMENT, description: 'Until then the secret before signs too.' })
  previous_secret_until!: string | null;
  @ApiProperty() active!: boolean;
  @ApiProperty({
    ...MOMENT,
    description: 'When it was switched off because a send-out had its last try.',
  })
  disabled_at!: string | null;
  @ApiProperty({ type: 'string', format: 'date-time' }) created_at!: string;
  @ApiProperty(MOMENT) updated_at!: string | null;
  @ApiProperty({ example: 'webhook' }) object!: 'webhook';
}

/** The webhook object. */
export function toWebhookResponse(webhook: Webhook): WebhookResponse {
  const { previousSecretUntil } = webhook;
  const isGood = previousSecretUntil !== null && previousSecretUntil > Date.now();
  return {
    id: webhook.id,
    project_id: webhook.projectId,
    target_url: webhook.targetUrl,
    events: webhook.events,
    custom_header_names: Object.keys(webhook.customHeaders),
    previous_secret_until: isGood ? toIso(previousSecretUntil) : null,
    active: webhook.active,
    disabled_at: toIso(webhook.disabledAt),
    created_at: new Date(webhook.createdAt).toISOString(),
    updated_at: toIso(webhook.updatedAt),
    object: 'webhook',
  };
}

/** The webhook object with its secret, for the answer that makes it. */
export function toWebhookWithSecret(webhook: Webhook): WebhookResponse {
  const { id, ...others } = toWebhookResponse(webhook);
  return { id, secret: webhook.secret, ...others };
}

/** A moment in Unix milliseconds as answers show it. */
export function toIso(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}
