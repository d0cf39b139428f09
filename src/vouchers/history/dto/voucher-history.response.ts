import { ApiProperty } from '@nestjs/swagger';
import { idOfPlace, VOUCHER_EVENTS, type VoucherChangeEntry } from '../voucher-change-entry.js';
import type { ListedChanges } from '../voucher-history.service.js';

const NULLABLE = { type: String, nullable: true } as const;

/** One effective change of a voucher. */
export class VoucherHistoryEntryResponse {
  @ApiProperty({ example: 'vh_0000000300000007' }) id!: string;
  @ApiProperty({ enum: VOUCHER_EVENTS }) event!: string;
  @ApiProperty({ type: 'string', format: 'date-time' }) created_at!: string;
  @ApiProperty({
    ...NULLABLE,
    example: 'aa_0c555e8115d7b64504',
    description: 'The job that did it.',
  })
  async_action_id!: string | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'The number of its row.' })
  row!: number | null;
  @ApiProperty({
    ...NULLABLE,
    example: 'PUT /v1/vouchers/{code}',
    description: 'The route of a single request. Null for the row of a job.',
  })
  route!: string | null;
  @ApiProperty({ ...NULLABLE, description: 'The name of the key that sent the request.' })
  key_name!: string | null;
  @ApiProperty({ ...NULLABLE, example: 'v-0c555e810904188aa4' }) request_id!: string | null;
  @ApiProperty({
    ...NULLABLE,
    example: 'log_0c555e8115d7b64504',
    description: 'The entry of the audit trail for a single request.',
  })
  log_id!: string | null;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    example: { metadata: { lang: { before: 'en', after: 'de' } } },
    description:
      'The fields that differ with `before` and `after`; `metadata` has its own keys inside. A member is missing where ' +
      'the key was absent. Null where it cannot be told: a voucher that a file added.',
  })
  changes!: Record<string, unknown> | null;
  @ApiProperty({ example: 'voucher_history_entry' }) object!: 'voucher_history_entry';
}

/** A page of the history of a voucher. */
export class VoucherHistoryResponse {
  @ApiProperty({ example: 'list' }) object!: 'list';
  @ApiProperty({ example: 'data' }) data_ref!: 'data';
  @ApiProperty({ type: [VoucherHistoryEntryResponse] }) data!: VoucherHistoryEntryResponse[];
  @ApiProperty() has_more!: boolean;
  @ApiProperty({
    ...NULLABLE,
    example: 'vh_0000000300000007',
    description: 'What to send as `starting_after_id` for the entries that follow, if any do.',
  })
  more_starting_after!: string | null;
}

/** The list object. */
export function toHistoryResponse({
  entries,
  goesOnBehind,
}: ListedChanges): VoucherHistoryResponse {
  return {
    object: 'list',
    data_ref: 'data',
    data: entries.map(toEntryResponse),
    has_more: goesOnBehind !== null,
    more_starting_after: goesOnBehind,
  };
}

function toEntryResponse(entry: VoucherChangeEntry): VoucherHistoryEntryResponse {
  const { event, createdAt, job, single, keyName, requestId, changes } = entry;
  return {
    id: idOfPlace(entry),
    event,
    created_at: new Date(createdAt).toISOString(),
    async_action_id: job?.actionId ?? null,
    row: job?.row ?? null,
    route: single?.route ?? null,
    key_name: keyName,
    request_id: requestId,
    log_id: single?.logId ?? null,
    changes: changes === null ? null : (JSON.parse(changes) as Record<string, unknown>),
    object: 'voucher_history_entry',
  };
}
