import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsObject, IsOptional, ValidateNested } from 'class-validator';
import { VALUE_RULES, VOUCHER_TYPES, type VoucherType } from '../domain/field-rules.js';
import { Follows } from './follows.decorator.js';
import {
  DiscountDto,
  GiftDto,
  LoyaltyCardDto,
  RedemptionDto,
  ValidityTimeframeDto,
} from './voucher-parts.dto.js';

const IS_OBJECT = { message: 'must be object' };
const DATE = {
  type: String,
  nullable: true,
  description:
    'ISO 8601. A date alone is midnight UTC, so an expiration date of that form excludes the day.',
};

/** The body that creates a voucher, without its metadata, which no DTO may touch. */
export class CreateVoucherDto {
  @ApiPropertyOptional({
    enum: VOUCHER_TYPES,
    description: 'Without it the type follows from `gift` or `loyalty_card`.',
  })
  @Follows(VALUE_RULES.type)
  type?: VoucherType;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'New Customers' })
  @Follows(VALUE_RULES.category)
  category?: string | null;

  @ApiPropertyOptional()
  @Follows(VALUE_RULES.campaign)
  campaign?: string;

  @ApiPropertyOptional({ ...DATE, example: '2026-01-01T00:00:00Z' })
  @Follows(VALUE_RULES.start_date)
  start_date?: string | null;

  @ApiPropertyOptional({ ...DATE, example: '2026-12-31T23:59:59Z' })
  @Follows(VALUE_RULES.expiration_date)
  expiration_date?: string | null;

  @ApiPropertyOptional({
    type: [Number],
    nullable: true,
    description: 'From 0 (Sunday) to 6.',
    example: [1, 2],
  })
  @Follows(VALUE_RULES.validity_day_of_week)
  validity_day_of_week?: number[] | null;

  @ApiPropertyOptional({ type: 'object', additionalProperties: true, nullable: true })
  @Follows(VALUE_RULES.validity_hours)
  validity_hours?: Record<string, unknown> | null;

  @ApiPropertyOptional({ type: ValidityTimeframeDto, nullable: true })
  @IsOptional()
  @IsObject(IS_OBJECT)
  @ValidateNested()
  @Type(() => ValidityTimeframeDto)
  validity_timeframe?: ValidityTimeframeDto | null;

  @ApiPropertyOptional({ default: true })
  @Follows(VALUE_RULES.active)
  active?: boolean;

  @ApiPropertyOptional({ type: String, nullable: true })
  @Follows(VALUE_RULES.additional_info)
  additional_info?: string | null;

  @ApiPropertyOptional({ type: DiscountDto })
  @IsOptional()
  @IsObject(IS_OBJECT)
  @ValidateNested()
  @Type(() => DiscountDto)
  discount?: DiscountDto;

  @ApiPropertyOptional({ type: GiftDto })
  @IsOptional()
  @IsObject(IS_OBJECT)
  @ValidateNested()
  @Type(() => GiftDto)
  gift?: GiftDto;

  @ApiPropertyOptional({ type: LoyaltyCardDto })
  @IsOptional()
  @IsObject(IS_OBJECT)
  @ValidateNested()
  @Type(() => LoyaltyCardDto)
  loyalty_card?: LoyaltyCardDto;

  @ApiPropertyOptional({ type: RedemptionDto })
  @IsOptional()
  @IsObject(IS_OBJECT)
  @ValidateNested()
  @Type(() => RedemptionDto)
  redemption?: RedemptionDto;
}

/** The whole body as the API documents it. */
export class CreateVoucherBodyDto extends CreateVoucherDto {
  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description: 'Custom attributes. Any key and any JSON value; kept and returned as sent.',
    example: { lang: 'en', test: false },
  })
  @IsOptional()
  @IsObject(IS_OBJECT)
  metadata?: Record<string, unknown>;
}
