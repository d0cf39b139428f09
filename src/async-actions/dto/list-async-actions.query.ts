import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { DEFAULT_PAGE_LIMIT, PageLimit } from '../../http/page-limit.decorator.js';
import { IsQueryDate } from '../../http/query-rules.js';

/** The page of a project's actions. */
export class ListAsyncActionsQuery {
  @PageLimit()
  limit: number = DEFAULT_PAGE_LIMIT;

  @ApiPropertyOptional({
    type: 'string',
    format: 'date-time',
    description:
      'Only actions that were accepted before this moment. A date alone is midnight UTC.',
  })
  @IsOptional()
  @IsQueryDate()
  end_date?: string;
}
