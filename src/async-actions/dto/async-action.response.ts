import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ACTION_STATUSES,
  OPERATION_STATUSES,
  processingTimeOf,
  progressOf,
  unprocessedCountOf,
  MAX_LISTED_FAILURES,
  type ActionStatus,
  type AsyncAction,
  type AsyncActionDetails,
  type OperationStatus,
} from '../async-action.js';
import { ProgressResponse, progressFieldsOf } from '../progress/progress.response.js';
import { WHOLE_STATES, wholeStateOf, type WholeState } from '../all-or-nothing/whole-state.js';
import { isDryRun } from '../options/dry-run.option.js';
import type { ReportLinks } from '../reports/report.service.js';

/** An action as lists show it. */
export class AsyncActionBaseResponse extends ProgressResponse {
  @ApiProperty({ example: 'aa_0c555e8115d7b64504' }) id!: string;
  /** The document lists the types of all operations here, which only the started service knows. */
  @ApiProperty({ type: 'string' }) type!: string;
  @ApiProperty({ enum: ACTION_STATUSES }) status!: ActionStatus;
  @ApiProperty({
    enum: OPERATION_STATUSES,
    description: 'UNKNOWN until the action has ended; SUCCESS only when no row failed.',
  })
  operation_status!: OperationStatus;
  @ApiProperty({ type: 'string', format: 'date-time' }) created_at!: string;
  @ApiProperty({ type: 'string', format: 'date-time' }) updated_at!: string;
  @ApiProperty({ example: 'v-0c555e810904188aa4' }) request_id!: string;
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 100 }) progress!: number;
  @ApiProperty({
    type: String,
    nullable: true,
    example: 'Shop backend',
    description: 'The name of the key that sent the request.',
  })
  key_name!: string | null;
  @ApiPropertyOptional({ example: 'spring-sale', description: 'As the request chose it.' })
  label?: string;
  @ApiPropertyOptional({ example: 'stop', description: 'As the request chose it.' })
  on_error?: string;
  @ApiPropertyOptional({
    enum: WHOLE_STATES,
    description:
      'Of a request with `on_error=all_or_nothing`. While it runs: `validating`, `writing` or `taking_back`. When it has ' +
      'ended: `all_written`, `nothing_written`, or `taken_back` when it had begun to write. `partly_written` is an ' +
      'error of the service: it could not take back all.',
  })
  all_or_nothing?: WholeState;
  @ApiPropertyOptional({ type: 'integer', minimum: 0, description: 'As the request chose it.' })
  max_failed_rows?: number;
  @ApiPropertyOptional({
    enum: ['merge', 'replace', 'deep_merge'],
    description: 'As the request chose it.',
  })
  metadata_mode?: string;
  @ApiPropertyOptional({ description: 'As the request chose it.' })
  strict?: boolean;
  @ApiPropertyOptional({ example: true, description: 'True when the request writes nothing.' })
  dry_run?: boolean;
  @ApiPropertyOptional({
    example: 'aa_0ab2df092385be5ca5',
    description: 'The action that does what this dry run tried.',
  })
  confirmed_by?: string;
  @ApiPropertyOptional({
    example: 'aa_0ab2df092385be5ca5',
    description: 'The action of which this one has rows once more, or which it undoes.',
  })
  parent_id?: string;
  @ApiPropertyOptional({
    type: 'string',
    format: 'date-time',
    description: 'There while the request is paused.',
  })
  paused_at?: string;
  @ApiPropertyOptional({
    type: 'string',
    format: 'date-time',
    description: 'There when the request was cancelled.',
  })
  cancelled_at?: string;
  @ApiProperty({ example: 'async_action' }) object!: 'async_action';
}

/** An action with its result. */
export class AsyncActionResponse extends AsyncActionBaseResponse {
  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description:
      'There once the action has ended: counts, failed rows and links to the report in `reports`. ' +
      '`report_variants` has links to the same report in other forms: `raw` with all cells as they are, and ' +
      '`excel` with a UTF-8 mark at the start. `files` has a link for `all`, `succeeded`, `failed` and `unprocessed` rows.',
  })
  result?: Record<string, unknown>;
  @ApiPropertyOptional({
    description: 'There while the request is paused: whether all later ones wait behind it.',
  })
  holds_queue?: boolean;
  @ApiProperty({ type: 'integer', description: 'Milliseconds, the wait in the queue included.' })
  processing_time!: number;
  @ApiProperty({ type: String, nullable: true, description: 'Null: keys belong to nobody.' })
  user!: null;
  @ApiProperty({
    type: String,
    nullable: true,
    example: 'log_0c555e8115d7b64504',
    description: 'The entry of the audit trail that says which key sent the request.',
  })
  log_id!: string | null;
}

/** The base object. */
export function toBaseResponse(action: AsyncAction): AsyncActionBaseResponse {
  const wholeState = wholeStateOf(action);
  return {
    id: action.id,
    type: action.type,
    status: action.status,
    operation_status: action.operationStatus,
    created_at: new Date(action.createdAt).toISOString(),
    updated_at: new Date(action.updatedAt).toISOString(),
    request_id: action.requestId,
    progress: progressOf(action),
    ...progressFieldsOf(action),
    key_name: action.keyName,
    ...action.options,
    ...(wholeState !== null && { all_or_nothing: wholeState }),
    ...(action.parentId !== null && { parent_id: action.parentId }),
    ...(action.confirmedBy !== null && { confirmed_by: action.confirmedBy }),
    ...(action.pausedAt !== null &&
      action.finishedAt === null && { paused_at: new Date(action.pausedAt).toISOString() }),
    ...(action.cancelledAt !== null && {
      cancelled_at: new Date(action.cancelledAt).toISOString(),
    }),
    object: 'async_action',
  };
}

/** What a finished action adds: the operation's own part and the links to its report. */
export interface FinishedParts {
  readonly ownResult: Record<string, unknown>;
  readonly links: ReportLinks;
}

/** The whole object; `finished` is null while the action waits or runs. */
export function toResponse(
  action: AsyncActionDetails,
  finished: FinishedParts | null,
  nowMs: number,
): AsyncActionResponse {
  const { object, ...base } = toBaseResponse(action);
  const result = finished === null ? {} : { result: toResult(action, finished) };
  const processing_time = processingTimeOf(action, nowMs);
  const { logId: log_id, outlook, pausedAt } = action;
  const isPaused = outlook !== undefined && pausedAt !== null;
  const held = isPaused ? { holds_queue: outlook.position === 1 } : {};
  return { ...base, ...held, ...result, processing_time, user: null, log_id, object };
}

function toResult(
  action: AsyncActionDetails,
  { ownResult, links }: FinishedParts,
): Record<string, unknown> {
  const listed = action.firstFailures.length;
  const unprocessed = unprocessedCountOf(action);
  return {
    ...ownResult,
    reports: links.reports,
    reports_available_till: new Date(action.reportsAvailableTill ?? 0).toISOString(),
    // Beyond the public API, from here on.
    report_variants: { raw: links.raw, excel: links.excel },
    files: links.files,
    ...(isDryRun(action.options) && { dry_run: triedCountsOf(action) }),
    ...(listed === MAX_LISTED_FAILURES && { errors_listed: listed }),
    ...((unprocessed > 0 || action.cancelledAt !== null) && { unprocessed_count: unprocessed }),
    ...(action.error !== null && { error: { message: action.error } }),
  };
}

/** What would become of the rows of a dry run that were tried. */
function triedCountsOf({ changedCount, doneCount, failedCount }: AsyncAction) {
  return {
    would_change_count: changedCount,
    would_stay_count: doneCount - changedCount,
    would_fail_count: failedCount,
  };
}
