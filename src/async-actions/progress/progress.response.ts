import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { AsyncAction } from '../async-action.js';
import { rowCountsOf, rowsPerSecondOf } from './outlook.js';

const UNKNOWN_TOTAL =
  'Null while the action finds its rows as it goes, as the purge of a metadata key does.';

/** The rows of an action by what became of them. */
export class RowCountsResponse {
  @ApiProperty({ type: 'integer', nullable: true, description: UNKNOWN_TOTAL }) total!:
    number | null;
  @ApiProperty({ type: 'integer' }) done!: number;
  @ApiProperty({ type: 'integer' }) failed!: number;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Null as `total` is.' })
  unprocessed!: number | null;
}

/** Where an action waits. */
export class QueuePlaceResponse {
  @ApiProperty({
    type: 'integer',
    minimum: 1,
    description: 'Among the unfinished actions of the project: 1 runs, or is the next to run.',
  })
  position!: number;
  @ApiProperty({
    type: 'integer',
    nullable: true,
    description:
      'Rows before it that are not processed. Null while an action before it finds its rows as it goes.',
  })
  rows_ahead!: number | null;
}

/** How far an action is, beyond what the public API says of it. */
export class ProgressResponse {
  @ApiProperty({ type: RowCountsResponse }) counts!: RowCountsResponse;
  @ApiProperty({
    type: 'number',
    nullable: true,
    example: 18240.5,
    description:
      'From the first chunk of rows to the latest one, or since the action was resumed. Null before the second chunk.',
  })
  rows_per_second!: number | null;
  @ApiProperty({
    type: 'string',
    format: 'date-time',
    nullable: true,
    description:
      'While the action has not ended: when it will, at its own pace or, while it waits, at that of the project. Null ' +
      'when no pace is known, and while it or what is before it is paused.',
  })
  estimated_end_at!: string | null;
  @ApiPropertyOptional({ type: QueuePlaceResponse, description: 'There while the action waits.' })
  queue?: QueuePlaceResponse;
}

/** These fields of an action. */
export function progressFieldsOf(action: AsyncAction): ProgressResponse {
  const { outlook } = action;
  const pace = rowsPerSecondOf(action);
  const end = outlook?.estimatedEndAt ?? null;
  const waits = action.status === 'ENQUEUED' && action.finishedAt === null;
  return {
    counts: rowCountsOf(action),
    rows_per_second: pace === null ? null : Math.round(10 * pace) / 10,
    estimated_end_at: end === null ? null : new Date(end).toISOString(),
    ...(outlook !== undefined &&
      waits && { queue: { position: outlook.position, rows_ahead: outlook.rowsAhead } }),
  };
}
