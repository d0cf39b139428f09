import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  Length,
  Validate,
  ValidatorConstraint,
  type ValidatorConstraintInterface,
} from 'class-validator';
import { IsIsoDate } from '../../http/query-rules.js';
import { SCOPES, type Scope } from '../../auth/scope.js';
import { isAddressRange } from '../../net/address-rule.js';
import { oneOfAllowed } from '../../json/allowed-values.js';

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

const NAME = { message: 'must be string of 1 to 100 characters' };

/** A new project. */
export class CreateProjectDto {
  @ApiProperty({ example: 'Web shop' })
  @Length(1, 100, NAME)
  @IsString(NAME)
  name!: string;
}

/** A new key. */
export class CreateKeyDto {
  @ApiProperty({ example: 'Checkout' })
  @Length(1, 100, NAME)
  @IsString(NAME)
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
