import { ApiPropertyOptional } from '@nestjs/swagger';
import { DISCOUNT_TYPES, OBJECT_RULES } from '../domain/field-rules.js';
import { Follows } from './follows.decorator.js';

const { discount, gift, loyalty_card, redemption, validity_timeframe } = OBJECT_RULES;

/** What the voucher takes off. Amounts are hundredths: 400 is 4.00. */
export class DiscountDto {
  @ApiPropertyOptional({ enum: DISCOUNT_TYPES })
  @Follows(discount.type)
  type?: (typeof DISCOUNT_TYPES)[number];

  @ApiPropertyOptional({ example: 'APPLY_TO_ORDER' })
  @Follows(discount.effect)
  effect?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 0, description: 'For AMOUNT.', example: 400 })
  @Follows(discount.amount_off)
  amount_off?: number;

  @ApiPropertyOptional()
  @Follows(discount.amount_off_formula)
  amount_off_formula?: string;

  @ApiPropertyOptional({
    minimum: 0,
    maximum: 100,
    description: 'For PERCENT, a plain number.',
    example: 10,
  })
  @Follows(discount.percent_off)
  percent_off?: number;

  @ApiPropertyOptional()
  @Follows(discount.percent_off_formula)
  percent_off_formula?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 0 })
  @Follows(discount.amount_limit)
  amount_limit?: number;

  @ApiPropertyOptional({ type: 'integer', minimum: 0 })
  @Follows(discount.aggregated_amount_limit)
  aggregated_amount_limit?: number;

  @ApiPropertyOptional({ type: 'integer', minimum: 0, description: 'For FIXED.' })
  @Follows(discount.fixed_amount)
  fixed_amount?: number;

  @ApiPropertyOptional()
  @Follows(discount.fixed_amount_formula)
  fixed_amount_formula?: string;

  @ApiPropertyOptional({ minimum: 0, exclusiveMinimum: true, description: 'For UNIT.' })
  @Follows(discount.unit_off)
  unit_off?: number;

  @ApiPropertyOptional()
  @Follows(discount.unit_off_formula)
  unit_off_formula?: string;

  @ApiPropertyOptional({ description: 'Id of the product or SKU, for UNIT.' })
  @Follows(discount.unit_type)
  unit_type?: string;

  @ApiPropertyOptional({ type: 'array', items: { type: 'object' } })
  @Follows(discount.units)
  units?: unknown[];
}

/** The credit of a gift voucher, in hundredths. */
export class GiftDto {
  @ApiPropertyOptional({ type: 'integer', minimum: 0, example: 10000 })
  @Follows(gift.amount)
  amount?: number;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    description: 'What is left of the amount; without it, all of it.',
    example: 6000,
  })
  @Follows(gift.balance)
  balance?: number;

  @ApiPropertyOptional({ example: 'APPLY_TO_ORDER' })
  @Follows(gift.effect)
  effect?: string;
}

/** The points of a loyalty card. */
export class LoyaltyCardDto {
  @ApiPropertyOptional({ type: 'integer', minimum: 0, example: 7000 })
  @Follows(loyalty_card.points)
  points?: number;
}

/** How often the voucher can be redeemed. */
export class RedemptionDto {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    nullable: true,
    description: 'Null or absent: without limit.',
    example: 1,
  })
  @Follows(redemption.quantity)
  quantity?: number | null;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    description: 'How often it was redeemed before this service had it.',
    example: 0,
  })
  @Follows(redemption.redeemed_quantity)
  redeemed_quantity?: number;
}

/** A recurring time in which the voucher is valid, as ISO 8601 durations. */
export class ValidityTimeframeDto {
  @ApiPropertyOptional({ example: 'PT1H' })
  @Follows(validity_timeframe.duration)
  duration?: string;

  @ApiPropertyOptional({ example: 'P2D' })
  @Follows(validity_timeframe.interval)
  interval?: string;
}
