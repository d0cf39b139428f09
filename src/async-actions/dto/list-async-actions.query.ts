import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  IsInt,
  IsOptional,
  Max,
  Min,
  Validate,
  ValidatorConstraint,
  type ValidatorConstraintInterface,
} from 'class-validator';
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
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 100, default: 10 })
  @IsOptional()
  // Only plain decimal digits are a number; "0x10", " 5" and a repeated parameter are left for the rule to refuse.
  @Transform(({ value }) =>
    /^-?\d{1,9}$/.test(String(value)) && typeof value === 'string'
      ? Number(value)
      : (value as unknown),
  )
  // Checked from the last to the first, and only the first fault is told.
  @Max(100, { message: 'must be <= 100' })
  @Min(1, { message: 'must be >= 1' })
  @IsInt({ message: 'must be integer' })
  limit: number = 10;

  @ApiPropertyOptional({
    type: 'string',
    format: 'date-time',
    description: 'Only actions that were accepted before this moment.',
  })
  @IsOptional()
  @Validate(IsoDateConstraint)
  end_date?: string;
}
