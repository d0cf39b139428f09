import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Max,
  Min,
  Validate,
  ValidatorConstraint,
  type ValidationArguments,
  type ValidatorConstraintInterface,
} from 'class-validator';
import { IsIsoDate } from '../../http/query-rules.js';
import { SCOPES, type Scope } from '../../auth/scope.js';
import { isAddressRange } from '../../net/address-rule.js';
import { oneOfAllowed } from '../../json/allowed-values.js';
import { textFault } from '../../json/value-limits.js';

@ValidatorConstraint({ name: 'addressRanges' })
class AddressRanges implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return (
      Array.isArray(value) &&
      value.every((range) => typeof range === 'string' && isAddressRange(range))
    );
  }

  defaultMessage(): string {
    return 'must be array of IP addresses or CIDR networks';
  }
}

function Limit(description: string, example: number): PropertyDecorator {
  const rule = { message: 'must be integer from 0 to 2^53 - 1, or null' };
  return applyDecorators(
    ApiPropertyOptional({ type: 'integer', nullable: true, description, example }),
    IsOptional(),
    IsInt(rule),
    Min(0, rule),
    Max(Number.MAX_SAFE_INTEGER, rule),
  );
}

/** A text that comes back from every database as it was sent. */
@ValidatorConstraint({ name: 'keepable' })
class KeepableText implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value !== 'string' || textFault(value) === null;
  }

  defaultMessage({ value }: ValidationArguments): string {
    return textFault(value as string) ?? '';
  }
}

function Name(example: string): PropertyDecorator {
  const rule = { message: 'must be string of 1 to 100 characters' };
  return applyDecorators(
    ApiProperty({ example }),
    Validate(KeepableText),
    Length(1, 100, rule),
    IsString(rule),
  );
}

/** A new project. */
export class CreateProjectDto {
  @Name('Web shop')
  name!: string;
}

/** Limits of a project; null is the default, and a limit that is missing stays as it is. */
export class ChangeProjectDto {
  @Limit('Bulk requests that have not ended.', 10_000)
  max_unfinished_actions?: number | null;

  @Limit('Bytes of bulk requests, reports and exports.', 21_474_836_480)
  max_stored_bytes?: number | null;
}

/** A new key. */
export class CreateKeyDto {
  @Name('Checkout')
  name!: string;

  @ApiPropertyOptional({ enum: SCOPES, isArray: true, default: ['api'] })
  @IsIn(SCOPES, {
    each: true,
    message: oneOfAllowed(SCOPES),
  })
  @ArrayNotEmpty({ message: 'must NOT have fewer than 1 items' })
  @IsArray({ message: 'must be array' })
  scopes: Scope[] = ['api'];

  @ApiPropertyOptional({ type: [String], example: ['10.0.0.0/8'] })
  @ArrayMaxSize(50, { message: 'must NOT have more than 50 items' })
  @Validate(AddressRanges)
  allowed_ips: string[] = [];

  @ApiPropertyOptional({ format: 'date-time' })
  @IsOptional()
  @IsIsoDate()
  expires_at?: string;
}
