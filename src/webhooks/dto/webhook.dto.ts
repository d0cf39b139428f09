import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayNotEmpty, IsArray, IsBoolean, IsIn, IsOptional, ValidateIf } from 'class-validator';
import { oneOfAllowed } from '../../json/allowed-values.js';
import { WEBHOOK_EVENTS, type WebhookEvent } from '../webhook.js';
import { AreCustomHeaders, IsTargetUrl, IsWebhookSecret } from './webhook-rules.js';

const TARGET_URL = {
  example: 'https://shop.example/hooks/vouchers',
  description: 'Without credentials. Redirects are not followed.',
};
const HEADERS = {
  type: 'object',
  additionalProperties: { type: 'string' },
  example: { 'x-tenant': 'shop' },
  description: 'Sent with each event. Their values are not shown again.',
} as const;

/** A member that may be missing, and that null does not stand for. */
const MayBeMissing = () => ValidateIf((_, value) => value !== undefined);

function Events(): PropertyDecorator {
  return applyDecorators(
    IsIn(WEBHOOK_EVENTS, { each: true, message: oneOfAllowed(WEBHOOK_EVENTS) }),
    ArrayNotEmpty({ message: 'must NOT have fewer than 1 items' }),
    IsArray({ message: 'must be array' }),
  );
}

/** A new webhook. */
export class CreateWebhookDto {
  @ApiProperty(TARGET_URL)
  @IsTargetUrl()
  target_url!: string;

  @ApiPropertyOptional({ enum: WEBHOOK_EVENTS, isArray: true, default: WEBHOOK_EVENTS })
  @Events()
  events: WebhookEvent[] = [...WEBHOOK_EVENTS];

  @ApiPropertyOptional(HEADERS)
  @AreCustomHeaders()
  custom_headers: Record<string, string> = {};

  @ApiPropertyOptional({
    description:
      'Signs what is sent; a new one is made when it is missing. What stands behind `whsec_` is base64.',
    example: 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=',
  })
  @IsOptional()
  @IsWebhookSecret()
  secret?: string;

  @ApiPropertyOptional({ default: true })
  @IsBoolean({ message: 'must be boolean' })
  active: boolean = true;
}

/** A change of a webhook; what is missing stays as it is. */
export class UpdateWebhookDto {
  @ApiPropertyOptional(TARGET_URL)
  @MayBeMissing()
  @IsTargetUrl()
  target_url?: string;

  @ApiPropertyOptional({ enum: WEBHOOK_EVENTS, isArray: true })
  @MayBeMissing()
  @Events()
  events?: WebhookEvent[];

  @ApiPropertyOptional(HEADERS)
  @MayBeMissing()
  @AreCustomHeaders()
  custom_headers?: Record<string, string>;

  @ApiPropertyOptional({ description: 'Off: it hears of no action that ends meanwhile.' })
  @MayBeMissing()
  @IsBoolean({ message: 'must be boolean' })
  active?: boolean;
}
