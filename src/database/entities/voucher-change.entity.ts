import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { epochMs } from './epoch-ms.js';
import { keyText } from './key-text.js';

/** What a single request did to a voucher. What jobs did stands in their chunks. */
@Entity('voucher_changes')
@Index('voucher_changes_created', ['createdAt'])
export class VoucherChangeEntity {
  @PrimaryColumn({ name: 'project_id', ...keyText })
  projectId!: string;

  @PrimaryColumn({ name: 'voucher_id', ...keyText })
  voucherId!: string;

  /** How often the voucher was changed, with this change; a deletion counts as one. */
  @PrimaryColumn({ type: 'integer' })
  revision!: number;

  /** The highest place of an action of the project at that time: no later one can have come before this change. */
  @Column({ type: 'integer' })
  sequence!: number;

  @Column({ name: 'created_at', ...epochMs })
  createdAt!: number;

  @Column({ type: 'text' })
  event!: string;

  /** The entry of the audit trail. */
  @Column({ name: 'log_id', type: 'text' })
  logId!: string;

  /** Method and path, with names for what differs. */
  @Column({ type: 'text', nullable: true })
  route!: string | null;

  @Column({ name: 'key_name', type: 'text', nullable: true })
  keyName!: string | null;

  @Column({ name: 'request_id', type: 'text', nullable: true })
  requestId!: string | null;

  /** JSON object: the fields that differ, each before and after. */
  @Column({ type: 'text' })
  changes!: string;
}
