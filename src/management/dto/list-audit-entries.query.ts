import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString } from 'class-validator';
import { DEFAULT_PAGE_LIMIT, PageLimit } from '../../http/page-limit.decorator.js';
import { IsQueryDate } from '../../http/query-rules.js';
import { AUDIT_EVENTS, type AuditEvent } from '../../audit/audit-entry.js';
import { oneOfAllowed } from '../../json/allowed-values.js';

/** Only entries whose member has exactly this value. */
const Exactly = (description: string): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ description }),
    IsOptional(),
    IsString({ message: 'must be string' }),
  );

const Moment = (description: string): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({
      type: 'string',
      format: 'date-time',
      description: `${description} A date alone is midnight UTC.`,
    }),
    IsOptional(),
    IsQueryDate(),
  );

/** Which page of the audit trail. */
export class ListAuditEntriesQuery {
  @PageLimit()
  limit: number = DEFAULT_PAGE_LIMIT;

  @Exactly('Of this project.')
  project_id?: string;

  @ApiPropertyOptional({ enum: AUDIT_EVENTS, description: 'Of this kind.' })
  @IsOptional()
  @IsIn(AUDIT_EVENTS, {
    message: oneOfAllowed(AUDIT_EVENTS),
  })
  event?: AuditEvent;

  @Exactly('By this key.')
  app_id?: string;

  @Exactly('From this address.')
  address?: string;

  @Exactly('In this request.')
  request_id?: string;

  @Exactly('About this code, action, schema, key or project.')
  resource_id?: string;

  @Moment('Not before this moment.')
  from?: string;

  @Moment('Before this moment.')
  until?: string;

  @Exactly('Only entries older than this one.')
  starting_after_id?: string;
}
