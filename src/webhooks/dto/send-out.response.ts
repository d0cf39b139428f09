import { ApiProperty } from '@nestjs/swagger';
import {
  eventIdOf,
  SEND_OUT_STATUSES,
  statusOf,
  WEBHOOK_EVENTS,
  type SendOut,
} from '../webhook.js';
import { toIso } from './webhook.response.js';

const MOMENT = { type: 'string', format: 'date-time', nullable: true } as const;
const TEXT = { type: String, nullable: true } as const;

/** One event on its way to one webhook. */
export class SendOutResponse {
  @ApiProperty({ example: 'whs_0e16e42bc6e0c65b57', description: 'The same in all tries.' })
  id!: string;
  @ApiProperty({ example: 'wh_j56Vfy47Vx9YOX7QYD1fzHnc' }) webhook_id!: string;
  @ApiProperty({ example: 'evaa_0c555e8115d7b64504' }) event_id!: string;
  @ApiProperty({ enum: WEBHOOK_EVENTS }) type!: string;
  @ApiProperty({ example: 'aa_0c555e8115d7b64504' }) entity_id!: string;
  @ApiProperty({
    enum: SEND_OUT_STATUSES,
    description: 'PENDING until it is answered with 2xx, or has had its last try.',
  })
  status!: string;
  @ApiProperty({ type: 'integer', description: 'Failed tries since it was last sent by hand.' })
  failures!: number;
  @ApiProperty({ type: 'string', format: 'date-time' }) created_at!: string;
  @ApiProperty({ ...MOMENT, description: 'While it is being tried, when another worker may.' })
  next_try_at!: string | null;
  @ApiProperty(MOMENT) last_tried_at!: string | null;
  @ApiProperty(MOMENT) delivered_at!: string | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'HTTP status of the last answer.' })
  answer_status!: number | null;
  @ApiProperty({ ...TEXT, description: 'Its first 4 KiB.' }) answer_body!: string | null;
  @ApiProperty({ ...TEXT, description: 'Why the last try failed.' }) error!: string | null;
  @ApiProperty({ example: 'webhook_send_out' }) object!: 'webhook_send_out';
}

/** A page of send-outs. */
export class SendOutListResponse {
  @ApiProperty({ example: 'list' }) object!: 'list';
  @ApiProperty({ example: 'data' }) data_ref!: 'data';
  @ApiProperty({ type: [SendOutResponse] }) data!: SendOutResponse[];
  @ApiProperty() has_more!: boolean;
  @ApiProperty({ ...TEXT, description: 'For `starting_after_id`.' })
  more_starting_after!: string | null;
}

/** The send-out object. */
export function toSendOutResponse(sendOut: SendOut): SendOutResponse {
  return {
    id: sendOut.id,
    webhook_id: sendOut.webhookId,
    event_id: eventIdOf(sendOut),
    type: sendOut.event,
    entity_id: sendOut.actionId,
    status: statusOf(sendOut),
    failures: sendOut.failures,
    created_at: new Date(sendOut.createdAt).toISOString(),
    next_try_at: toIso(sendOut.dueAt),
    last_tried_at: toIso(sendOut.lastTriedAt),
    delivered_at: toIso(sendOut.deliveredAt),
    answer_status: sendOut.answerStatus,
    answer_body: sendOut.answerBody,
    error: sendOut.error,
    object: 'webhook_send_out',
  };
}

/** The list object. */
export function toSendOutListResponse(page: {
  readonly sendOuts: readonly SendOut[];
  readonly hasMore: boolean;
}): SendOutListResponse {
  return {
    object: 'list',
    data_ref: 'data',
    data: page.sendOuts.map(toSendOutResponse),
    has_more: page.hasMore,
    more_starting_after: page.hasMore ? (page.sendOuts.at(-1)?.id ?? null) : null,
  };
}
