import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { epochMs } from './epoch-ms.js';
import { keyText } from './key-text.js';

/** One accepted bulk request: its place in the project queue, its progress and its result. */
@Entity('async_actions')
@Index('async_actions_sequence', ['projectId', 'sequence'], { unique: true })
@Index('async_actions_created', ['projectId', 'createdAt', 'sequence'])
@Index('async_actions_unfinished', ['projectId', 'sequence', 'totalCount'], {
  where: 'finished_at IS NULL',
})
@Index('async_actions_ended', ['projectId', 'endPlace'], {
  unique: true,
  where: 'end_place IS NOT NULL',
})
@Index('async_actions_idempotency', ['projectId', 'idempotencyKey'], {
  unique: true,
  where: 'idempotency_key IS NOT NULL',
})
@Index('async_actions_paused', ['projectId', 'sequence'], {
  where: 'paused_at IS NOT NULL AND finished_at IS NULL',
})
@Index('async_actions_by_status', [
  'projectId',
  'status',
  'operationStatus',
  'createdAt',
  'sequence',
])
@Index('async_actions_by_type', [
  'projectId',
  'type',
  'status',
  'operationStatus',
  'createdAt',
  'sequence',
])
@Index('async_actions_by_key', [
  'projectId',
  'keyName',
  'status',
  'operationStatus',
  'createdAt',
  'sequence',
])
@Index(
  'async_actions_by_label',
  ['projectId', 'label', 'status', 'operationStatus', 'createdAt', 'sequence'],
  { where: 'label IS NOT NULL' },
)
@Index('async_actions_by_parent', ['projectId', 'parentId', 'createdAt', 'sequence'], {
  where: 'parent_id IS NOT NULL',
})
export class AsyncActionEntity {
  @PrimaryColumn(keyText)
  id!: string;

  @Column({ name: 'project_id', ...keyText })
  projectId!: string;

  /** Order of acceptance within the project, from 1. */
  @Column({ type: 'integer' })
  sequence!: number;

  @Column({ type: 'text' })
  type!: string;

  @Column({ type: 'text' })
  status!: string;

  @Column({ name: 'operation_status', type: 'text' })
  operationStatus!: string;

  @Column({ name: 'total_count', type: 'integer' })
  totalCount!: number;

  /** Highest row number where that is not the number of rows. */
  @Column({ name: 'last_row', type: 'integer', nullable: true })
  lastRow!: number | null;

  @Column({ name: 'done_count', type: 'integer' })
  doneCount!: number;

  @Column({ name: 'failed_count', type: 'integer' })
  failedCount!: number;

  /** Rows that would change something; only of a dry run. */
  @Column({ name: 'changed_count', type: 'integer' })
  changedCount!: number;

  /** What is being done with its rows where that is all or nothing: validate, write or undo. */
  @Column({ type: 'text', nullable: true })
  pass!: string | null;

  /** The last chunk that was validated, -1 for none; only where it is all or nothing. */
  @Column({ name: 'validated_chunk', type: 'integer', nullable: true })
  validatedChunk!: number | null;

  /** Rows that were validated and found good; only where it is all or nothing. */
  @Column({ name: 'validated_count', type: 'integer', nullable: true })
  validatedCount!: number | null;

  @Column({ name: 'request_id', type: 'text' })
  requestId!: string;

  @Column({ name: 'app_id', type: 'text' })
  appId!: string;

  /** Of the key at that time; null for actions from before it was kept. */
  @Column({ name: 'key_name', type: 'text', nullable: true })
  keyName!: string | null;

  /** The entry of the audit trail that says who sent the request; null for those from before there was one. */
  @Column({ name: 'log_id', type: 'text', nullable: true })
  logId!: string | null;

  /** JSON object of what the client chose for this job. */
  @Column({ type: 'text' })
  options!: string;

  /** The one of the options, to look for it; null without one. */
  @Column({ type: 'text', nullable: true })
  label!: string | null;

  /** The action whose rows these are once more or are undone. */
  @Column({ name: 'parent_id', type: 'text', nullable: true })
  parentId!: string | null;

  /** The action that does what this dry run tried. */
  @Column({ name: 'confirmed_by', type: 'text', nullable: true })
  confirmedBy!: string | null;

  /** Free again once its time is over. */
  @Column({ name: 'idempotency_key', type: 'text', nullable: true })
  idempotencyKey!: string | null;

  /** What the key was sent for: the route, its resource and the options. */
  @Column({ name: 'idempotency_route', type: 'text', nullable: true })
  idempotencyRoute!: string | null;

  @Column({ name: 'body_sha256', type: 'text', nullable: true })
  bodySha256!: string | null;

  /** What its chunks take on the disk: an estimate until it has ended, 0 when they are deleted. */
  @Column({ name: 'stored_bytes', ...epochMs })
  storedBytes!: number;

  @Column({ name: 'created_at', ...epochMs })
  createdAt!: number;

  @Column({ name: 'started_at', ...epochMs, nullable: true })
  startedAt!: number | null;

  /** From when on its pace is measured: its first chunk, or the first since it was paused; null before that. */
  @Column({ name: 'pace_since', ...epochMs, nullable: true })
  paceSince!: number | null;

  /** Rows that were processed at that moment. */
  @Column({ name: 'pace_rows', type: 'integer', nullable: true })
  paceRows!: number | null;

  @Column({ name: 'updated_at', ...epochMs })
  updatedAt!: number;

  @Column({ name: 'finished_at', ...epochMs, nullable: true })
  finishedAt!: number | null;

  /** Its place in the order in which the actions of the project ended, from 1; null until then. */
  @Column({ name: 'end_place', type: 'integer', nullable: true })
  endPlace!: number | null;

  @Column({ name: 'paused_at', ...epochMs, nullable: true })
  pausedAt!: number | null;

  @Column({ name: 'cancel_requested_at', ...epochMs, nullable: true })
  cancelRequestedAt!: number | null;

  @Column({ name: 'cancelled_at', ...epochMs, nullable: true })
  cancelledAt!: number | null;

  @Column({ name: 'reports_available_till', ...epochMs, nullable: true })
  reportsAvailableTill!: number | null;

  /** JSON object of what was noticed when the request was read, for the result; null when nothing was. */
  @Column({ type: 'text', nullable: true })
  remarks!: string | null;

  /** JSON array of the first failed rows, written once when the action finishes. */
  @Column({ name: 'first_failures', type: 'text', nullable: true })
  firstFailures!: string | null;

  /** Why the action as a whole failed; null when it ran to its end. */
  @Column({ type: 'text', nullable: true })
  error!: string | null;
}
