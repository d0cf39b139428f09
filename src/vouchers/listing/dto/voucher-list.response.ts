import { ApiProperty, OmitType } from '@nestjs/swagger';
import type { Voucher } from '../../domain/voucher.js';
import { VoucherResponse } from '../../dto/voucher.response.js';
import type { Listed } from '../storage/voucher-list-store.js';

/** A voucher as lists show it. */
export class ListedVoucherResponse extends OmitType(VoucherResponse, [
  'validation_rules_assignments',
]) {}

/** A page of vouchers. */
export class VoucherListResponse {
  @ApiProperty({ example: 'list' }) object!: 'list';
  @ApiProperty({ example: 'vouchers' }) data_ref!: 'vouchers';
  @ApiProperty({ type: [ListedVoucherResponse] }) vouchers!: ListedVoucherResponse[];

  @ApiProperty({ description: 'How many vouchers all pages have.', example: 1 })
  total!: number;

  @ApiProperty({ description: 'Whether more vouchers follow.' })
  has_more!: boolean;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'What to send as `starting_after_id` for the vouchers that follow, if any do.',
    example: 'v_MBOEmHelKwvykVZ8JcT4TE5Kla5IMJyc',
  })
  more_starting_after!: string | null;
}

/** The list object, with each voucher as `present` shows it alone. */
export function toVoucherListResponse(
  list: Listed,
  present: (voucher: Voucher) => VoucherResponse,
): VoucherListResponse {
  const { vouchers, total, hasMore } = list;
  const last = hasMore ? vouchers.at(-1) : undefined;
  return {
    object: 'list',
    data_ref: 'vouchers',
    vouchers: vouchers.map((voucher) => toListed(present(voucher))),
    total,
    has_more: hasMore,
    more_starting_after: last?.id ?? null,
  };
}

function toListed(voucher: VoucherResponse): ListedVoucherResponse {
  const listed: Partial<VoucherResponse> = voucher;
  delete listed.validation_rules_assignments;
  return listed as ListedVoucherResponse;
}
