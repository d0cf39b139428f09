import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { IsIsoDate, IsQueryInteger } from '../../http/query-rules.js';

/** The page of a project's actions. */
export class ListAsyncActionsQuery {
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 100, default: 10 })
  @IsOptional()
  @IsQueryInteger(1, 100)
  limit: number = 10;

  @ApiPropertyOptional({
    type: 'string',
    format: 'date-time',
    description: 'Only actions that were accepted before this moment.',
  })
  @IsOptional()
  @IsIsoDate()
  end_date?: string;
}
