import { ApiProperty } from '@nestjs/swagger';
import type { Voucher } from '../../domain/voucher.js';
import { toUsage } from '../../dto/voucher.response.js';

/** The redemptions of a voucher. */
export class RedemptionListResponse {
  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Most redemptions; null without limit.',
  })
  quantity!: number | null;
  @ApiProperty({ type: 'integer' }) redeemed_quantity!: number;
  @ApiProperty({ example: 'list' }) object!: 'list';
  @ApiProperty({ example: '/v1/vouchers/welcome/redemptions?page=1&limit=10' }) url!: string;
  @ApiProperty({ example: 'redemption_entries' }) data_ref!: 'redemption_entries';
  @ApiProperty({ type: 'array', items: { type: 'object' } }) redemption_entries!: never[];
  @ApiProperty({ type: 'integer', example: 0 }) total!: number;
}

/** The publications of a voucher. */
export class PublicationListResponse {
  @ApiProperty({ example: 'list' }) object!: 'list';
  @ApiProperty({ type: 'integer', example: 0 }) count!: number;
  @ApiProperty({ example: '/v1/vouchers/welcome/publications?page=1&limit=10' }) url!: string;
  @ApiProperty({ example: 'entries' }) data_ref!: 'entries';
  @ApiProperty({ type: 'array', items: { type: 'object' } }) entries!: never[];
  @ApiProperty({ type: 'integer', example: 0 }) total!: number;
}

/** What the voucher object says of its redemptions, and their list: this service redeems nothing. */
export function toRedemptionList(voucher: Voucher): RedemptionListResponse {
  const redemption = toUsage(voucher).redemption as Usage<RedemptionListResponse>;
  return { ...redemption, data_ref: 'redemption_entries', redemption_entries: [], total: 0 };
}

/** What the voucher object says of its publications, and their list: this service publishes nothing. */
export function toPublicationList(voucher: Voucher): PublicationListResponse {
  const publish = toUsage(voucher).publish as Usage<PublicationListResponse>;
  return { ...publish, data_ref: 'entries', entries: [], total: 0 };
}

/** What the voucher object holds of a list. */
type Usage<List> = Omit<List, 'data_ref' | 'entries' | 'redemption_entries' | 'total'>;
