import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { epochMs } from './epoch-ms.js';
import { keyText } from './key-text.js';

/**
 * Some of an action's rows: accepted input, checkpoint, outcomes and prior values in one place,
 * so that a report can never disagree with what was applied.
 */
@Entity('async_action_chunks')
@Index('async_action_chunks_pending', ['actionId', 'number'], { where: 'processed_at IS NULL' })
@Index('async_action_chunks_codes', [
  'projectId',
  'codePrefix',
  'sequence',
  'actionId',
  'number',
  'firstCode',
  'lastCode',
])
export class AsyncActionChunkEntity {
  @PrimaryColumn({ name: 'action_id', ...keyText })
  actionId!: string;

  /** From 0, in the order of processing. */
  @PrimaryColumn({ type: 'integer' })
  number!: number;

  @Column({ name: 'row_count', type: 'integer' })
  rowCount!: number;

  /** JSON array of the accepted rows. */
  @Column({ type: 'text' })
  items!: string;

  /**
   * JSON array of the codes of the rows, each once, to look them up without taking the rows apart. Empty once the
   * chunk is processed, and for a step of a walk.
   */
  @Column({ type: 'text', default: '[]' })
  codes!: string;

  /**
   * JSON array of the outcomes that are not plain success; null until processed. Of a chunk that keeps nothing because
   * its action is all or nothing: only those of failed rows, and null when none failed.
   */
  @Column({ type: 'text', nullable: true })
  outcomes!: string | null;

  /** JSON array of the prior value of each changed row, as its operation keeps it; null until processed. */
  @Column({ type: 'text', nullable: true })
  before!: string | null;

  /** JSON array of what each row would change; only of a dry run. */
  @Column({ type: 'text', nullable: true })
  changes!: string | null;

  /** The versions of its vouchers: that a dry run or a validation has seen, or that a confirmation expects. */
  @Column({ type: 'text', nullable: true })
  versions!: string | null;

  /** Of its action, as is `sequence`: by both and by its codes it is found. Null until it has rows. */
  @Column({ name: 'project_id', ...keyText, nullable: true })
  projectId!: string | null;

  @Column({ type: 'integer', nullable: true })
  sequence!: number | null;

  /** How its first and its last code both begin. */
  @Column({ name: 'code_prefix', ...keyText, nullable: true })
  codePrefix!: string | null;

  @Column({ name: 'first_code', ...keyText, nullable: true })
  firstCode!: string | null;

  @Column({ name: 'last_code', ...keyText, nullable: true })
  lastCode!: string | null;

  @Column({ name: 'done_count', type: 'integer' })
  doneCount!: number;

  @Column({ name: 'failed_count', type: 'integer' })
  failedCount!: number;

  @Column({ name: 'processed_at', ...epochMs, nullable: true })
  processedAt!: number | null;
}
