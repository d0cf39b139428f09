import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString } from 'class-validator';
import { DEFAULT_PAGE_LIMIT, PageLimit } from '../../../http/page-limit.decorator.js';

/** Which part of the history of a voucher. */
export class VoucherHistoryQuery {
  @PageLimit()
  limit: number = DEFAULT_PAGE_LIMIT;

  @ApiPropertyOptional({
    description:
      'The id of the entry after which the page begins, as `more_starting_after` told it.',
  })
  @IsOptional()
  @IsString({ message: 'must be string' })
  starting_after_id?: string;
}
