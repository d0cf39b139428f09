import { ApiProperty } from '@nestjs/swagger';
import { VoucherAssetsResponse } from '../assets/dto/voucher-assets.response.js';
import { VOUCHER_TYPES } from '../domain/field-rules.js';
import { presentGift, presentLoyaltyCard, presentRedemption } from '../domain/voucher-parts.js';
import type { Voucher } from '../domain/voucher.js';

const FREE_OBJECT = { type: 'object', additionalProperties: true, nullable: true } as const;
const DATE = { type: 'string', format: 'date-time', nullable: true } as const;

/** A voucher as the API answers it. What a voucher has not is `null`, not missing. */
export class VoucherResponse {
  @ApiProperty({ example: 'v_MBOEmHelKwvykVZ8JcT4TE5Kla5IMJyc' }) id!: string;
  @ApiProperty({ example: 'welcome' }) code!: string;
  @ApiProperty({ type: String, nullable: true }) campaign!: string | null;
  @ApiProperty({ type: String, nullable: true }) campaign_id!: null;
  @ApiProperty({ type: String, nullable: true }) category!: string | null;
  @ApiProperty({ type: String, nullable: true }) category_id!: null;
  @ApiProperty({ type: 'array', items: { type: 'object' } }) categories!: never[];
  @ApiProperty({ enum: VOUCHER_TYPES }) type!: string;
  @ApiProperty(FREE_OBJECT) discount!: unknown;
  @ApiProperty(FREE_OBJECT) gift!: unknown;
  @ApiProperty(FREE_OBJECT) loyalty_card!: unknown;
  @ApiProperty(DATE) start_date!: string | null;
  @ApiProperty(DATE) expiration_date!: string | null;
  @ApiProperty(FREE_OBJECT) validity_timeframe!: unknown;
  @ApiProperty({ type: [Number], nullable: true }) validity_day_of_week!: readonly number[] | null;
  @ApiProperty(FREE_OBJECT) validity_hours!: unknown;
  @ApiProperty() active!: boolean;
  @ApiProperty({ type: String, nullable: true }) additional_info!: string | null;
  @ApiProperty({ type: 'object', additionalProperties: true }) metadata!: unknown;
  @ApiProperty() assets!: VoucherAssetsResponse;
  @ApiProperty() is_referral_code!: boolean;
  @ApiProperty({ type: 'string', format: 'date-time' }) created_at!: string;
  @ApiProperty({ ...DATE, description: 'Null until the first change.' }) updated_at!: string | null;
  @ApiProperty({ type: 'object', additionalProperties: true })
  validation_rules_assignments!: unknown;
  @ApiProperty({ type: 'object', additionalProperties: true }) redemption!: unknown;
  @ApiProperty({ type: 'object', additionalProperties: true }) publish!: unknown;
  @ApiProperty({ example: 'voucher' }) object!: 'voucher';
}

/** The whole voucher object. */
export function toVoucherResponse(
  voucher: Voucher,
  assets: VoucherAssetsResponse,
): VoucherResponse {
  const { definition } = voucher;
  return {
    id: voucher.id,
    code: voucher.code,
    campaign: voucher.campaign,
    campaign_id: null,
    category: voucher.category,
    category_id: null,
    categories: [],
    type: voucher.type,
    discount: definition.discount ?? null,
    gift: presentGift(definition),
    loyalty_card: presentLoyaltyCard(definition),
    start_date: toIso(voucher.startDate),
    expiration_date: toIso(voucher.expirationDate),
    validity_timeframe: definition.validity_timeframe ?? null,
    validity_day_of_week: definition.validity_day_of_week ?? null,
    validity_hours: definition.validity_hours ?? null,
    active: voucher.active,
    additional_info: definition.additional_info ?? null,
    metadata: JSON.parse(voucher.metadata) as unknown,
    assets,
    is_referral_code: false,
    created_at: new Date(voucher.createdAt).toISOString(),
    updated_at: toIso(voucher.updatedAt),
    validation_rules_assignments: { object: 'list', data_ref: 'data', data: [], total: 0 },
    ...toUsage(voucher),
    object: 'voucher',
  };
}

/**
 * What a voucher object says of redemptions and publications. Nothing is redeemed or published through this service, so
 * the counts are those that the voucher came with.
 */
export function toUsage(voucher: Voucher): Pick<VoucherResponse, 'redemption' | 'publish'> {
  const path = `/v1/vouchers/${encodeURIComponent(voucher.code)}`;
  const redemptions = `${path}/redemptions?page=1&limit=10`;
  return {
    redemption: { ...presentRedemption(voucher), object: 'list', url: redemptions },
    publish: { object: 'list', count: 0, url: `${path}/publications?page=1&limit=10` },
  };
}

function toIso(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}
