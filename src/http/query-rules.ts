import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsBoolean, IsInt, Max, Min, ValidateBy } from 'class-validator';
import { NOT_ISO_8601, parseIsoDate, parseQueryDate } from '../json/iso-date.js';
import { readBoolean } from './query-boolean.js';

function isDate(name: string, parse: (text: string) => number | null): PropertyDecorator {
  const validate = (value: unknown) => typeof value === 'string' && parse(value) !== null;
  return ValidateBy({ name, validator: { validate, defaultMessage: () => NOT_ISO_8601 } });
}

/** A date as `parseIsoDate` reads it. */
export const IsIsoDate = () => isDate('isoDate', parseIsoDate);

/** A date as `parseQueryDate` reads it. */
export const IsQueryDate = () => isDate('queryDate', parseQueryDate);

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
