import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { IsQueryInteger } from './query-rules.js';

/** How many items a list answers when the client does not say. */
export const DEFAULT_PAGE_LIMIT = 10;

/** The `limit` of a list: a whole number from 1 to 100. */
export const PageLimit = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 100, default: DEFAULT_PAGE_LIMIT }),
    IsOptional(),
    IsQueryInteger(1, 100),
  );
