import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import {
  IsBoolean,
  IsInt,
  Max,
  Min,
  Validate,
  ValidatorConstraint,
  type ValidatorConstraintInterface,
} from 'class-validator';
import { NOT_ISO_8601, parseIsoDate } from '../json/iso-date.js';
import { readBoolean } from './query-boolean.js';

@ValidatorConstraint({ name: 'isoDate' })
class IsoDateConstraint implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && parseIsoDate(value) !== null;
  }

  defaultMessage(): string {
    return NOT_ISO_8601;
  }
}

/** A date as `parseIsoDate` reads it. */
export const IsIsoDate = () => Validate(IsoDateConstraint);

/** A query parameter that is a whole number within bounds; it arrives as a number. */
export function IsQueryInteger(min: number, max: number): PropertyDecorator {
  return applyDecorators(
    // Only plain digits are a number; "0x10", " 5" and a repeated parameter are left for the rule to refuse.
    Transform(({ value }) =>
      typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : (value as unknown),
    ),
    IsInt({ message: 'must be integer' }),
    Min(min, { message: `must be >= ${min}` }),
    Max(max, { message: `must be <= ${max}` }),
  );
}

/** A query parameter that is a boolean as {@link readBoolean} reads it; it arrives as a boolean. */
export function IsQueryBoolean(): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }) =>
      typeof value === 'string' ? (readBoolean(value) ?? value) : (value as unknown),
    ),
    IsBoolean({ message: 'must be boolean' }),
  );
}
