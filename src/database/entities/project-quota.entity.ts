import { Column, Entity, PrimaryColumn } from 'typeorm';
import { epochMs } from './epoch-ms.js';
import { keyText } from './key-text.js';

/** A number that can be over 2^31. */
const large = epochMs;

/**
 * What a project has of the queue and of the disk, and how much it may have. Triggers on `async_actions` and
 * `exports` keep the two counts, in the transaction of every statement that changes them; nothing else may write these.
 */
@Entity('project_quotas')
export class ProjectQuotaEntity {
  @PrimaryColumn({ name: 'project_id', ...keyText })
  projectId!: string;

  @Column({ name: 'unfinished_actions', type: 'integer' })
  unfinishedActions!: number;

  @Column({ name: 'stored_bytes', ...large })
  storedBytes!: number;

  /** Null: the default. */
  @Column({ name: 'max_unfinished_actions', ...large, nullable: true })
  maxUnfinishedActions!: number | null;

  /** Null: the default. */
  @Column({ name: 'max_stored_bytes', ...large, nullable: true })
  maxStoredBytes!: number | null;
}
