import { ApiProperty } from '@nestjs/swagger';
import type { TrashBinEntry } from '../trash-bin-entry.js';

/** A deleted voucher. */
export class BinEntryResponse {
  @ApiProperty({ example: 'tbe_0eb6515f758ae37126' }) id!: string;
  @ApiProperty({ type: 'string', format: 'date-time' }) created_at!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Null for a deletion by key.' })
  deleted_by_user_id!: null;
  @ApiProperty({ example: 'v_JPfnb5ChY1HdNnaMkA0ikra4gIg0dja6' }) resource_id!: string;
  @ApiProperty({ example: 'voucher' }) resource_type!: 'voucher';
  @ApiProperty({ example: 'Trash-Discount-123', description: 'The code.' }) resource_name!: string;
  @ApiProperty({ type: String, nullable: true }) resource_parent_id!: null;
  @ApiProperty({ example: 'voucher' }) object!: 'voucher';
}

/** A page of the trash bin. */
export class BinListResponse {
  @ApiProperty({ example: 'list' }) object!: 'list';
  @ApiProperty({ example: 'data' }) data_ref!: 'data';
  @ApiProperty({ type: [BinEntryResponse] }) data!: BinEntryResponse[];
  @ApiProperty({ type: 'integer', description: 'Entries on this page.' }) total!: number;
  @ApiProperty() has_more!: boolean;
  @ApiProperty({ type: String, nullable: true, description: 'For `starting_after_id`.' })
  more_starting_after!: string | null;
}

/** The list object. */
export function toBinListResponse(page: {
  entries: readonly TrashBinEntry[];
  hasMore: boolean;
}): BinListResponse {
  return {
    object: 'list',
    data_ref: 'data',
    data: page.entries.map(toBinEntryResponse),
    total: page.entries.length,
    has_more: page.hasMore,
    more_starting_after: page.hasMore ? (page.entries.at(-1)?.id ?? null) : null,
  };
}

function toBinEntryResponse(entry: TrashBinEntry): BinEntryResponse {
  return {
    id: entry.id,
    created_at: new Date(entry.createdAt).toISOString(),
    deleted_by_user_id: null,
    resource_id: entry.voucherId,
    resource_type: 'voucher',
    resource_name: entry.code,
    resource_parent_id: null,
    object: 'voucher',
  };
}
