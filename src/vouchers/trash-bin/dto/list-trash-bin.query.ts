import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString } from 'class-validator';
import { DEFAULT_PAGE_LIMIT, PageLimit } from '../../../http/page-limit.decorator.js';
import { oneOf } from '../../domain/field-rules.js';
import { Follows } from '../../dto/follows.decorator.js';
import { TRASH_BIN_ORDERS, type TrashBinOrder } from '../trash-bin-entry.js';

/** The page of a project's trash bin. */
export class ListTrashBinQuery {
  @PageLimit()
  limit: number = DEFAULT_PAGE_LIMIT;

  @ApiPropertyOptional({
    enum: TRASH_BIN_ORDERS,
    default: 'id',
    description: 'Oldest or newest first.',
  })
  @Follows(oneOf(TRASH_BIN_ORDERS))
  order: TrashBinOrder = 'id';

  @ApiPropertyOptional({ description: 'Only entries behind this one in the order.' })
  @IsOptional()
  @IsString({ message: 'must be string' })
  starting_after_id?: string;
}
