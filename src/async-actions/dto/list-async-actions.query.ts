import { ApiPropertyOptional } from '@nestjs/swagger';
import {
  IsOptional,
  Validate,
  ValidatorConstraint,
  type ValidatorConstraintInterface,
} from 'class-validator';
import { DEFAULT_PAGE_LIMIT, PageLimit } from '../../http/page-limit.decorator.js';
import { NOT_ISO_8601, parseIsoDate } from '../../json/iso-date.js';

@ValidatorConstraint({ name: 'isoDate' })
class IsoDateConstraint implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && parseIsoDate(value) !== null;
  }

  defaultMessage(): string {
    return NOT_ISO_8601;
  }
}

/** The page of a project's actions. */
export class ListAsyncActionsQuery {
  @PageLimit()
  limit: number = DEFAULT_PAGE_LIMIT;

  @ApiPropertyOptional({
    type: 'string',
    format: 'date-time',
    description: 'Only actions that were accepted before this moment.',
  })
  @IsOptional()
  @Validate(IsoDateConstraint)
  end_date?: string;
}
