import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString } from 'class-validator';
import { DEFAULT_PAGE_LIMIT, PageLimit } from '../../http/page-limit.decorator.js';
import { oneOfAllowed } from '../../json/allowed-values.js';
import { SEND_OUT_STATUSES, type SendOutStatus } from '../webhook.js';

/** Which page of the send-outs of a webhook. */
export class ListSendOutsQuery {
  @PageLimit()
  limit: number = DEFAULT_PAGE_LIMIT;

  @ApiPropertyOptional({ enum: SEND_OUT_STATUSES })
  @IsOptional()
  @IsIn(SEND_OUT_STATUSES, { message: oneOfAllowed(SEND_OUT_STATUSES) })
  status?: SendOutStatus;

  @ApiPropertyOptional({ description: 'Only send-outs older than this one.' })
  @IsOptional()
  @IsString({ message: 'must be string' })
  starting_after_id?: string;
}
