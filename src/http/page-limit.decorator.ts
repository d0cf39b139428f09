import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';

/** How many items a list answers when the client does not say. */
export const DEFAULT_PAGE_LIMIT = 10;

/** The `limit` of a list: a whole number from 1 to 100. */
export const PageLimit = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 100, default: DEFAULT_PAGE_LIMIT }),
    IsOptional(),
    // Only plain digits are a number; "0x10", " 5" and a repeated parameter are left for the rule to refuse.
    Transform(({ value }) =>
      typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : (value as unknown),
    ),
    IsInt({ message: 'must be integer' }),
    Min(1, { message: 'must be >= 1' }),
    Max(100, { message: 'must be <= 100' }),
  );
