import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { DEFAULT_PAGE_LIMIT, PageLimit } from '../../http/page-limit.decorator.js';
import { IsQueryInteger } from '../../http/query-rules.js';
import { oneOfAllowed } from '../../json/allowed-values.js';
import type { ExportPage } from '../storage/export-store.js';

const ORDERS = ['created_at', '-created_at', 'status', '-status'] as const;

/** The page of a project's exports. */
export class ListExportsQuery {
  @PageLimit()
  limit: number = DEFAULT_PAGE_LIMIT;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: 99,
    default: 1,
    description: 'Which page. A page after the last is empty.',
  })
  @IsOptional()
  @IsQueryInteger(1, 99)
  page: number = 1;

  @ApiPropertyOptional({
    enum: ORDERS,
    default: '-created_at',
    description: 'A minus sorts downwards.',
  })
  @IsOptional()
  @IsIn(ORDERS, { message: oneOfAllowed(ORDERS) })
  order: (typeof ORDERS)[number] = '-created_at';
}

/** The page that a query asks for. */
export function toExportPage({ limit, page, order }: ListExportsQuery): ExportPage {
  return {
    limit,
    skip: (page - 1) * limit,
    by: order.endsWith('status') ? 'status' : 'createdAt',
    isDescending: order.startsWith('-'),
  };
}
