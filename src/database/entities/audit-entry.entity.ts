import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { epochMs } from './epoch-ms.js';
import { keyText } from './key-text.js';

/** One line of the audit trail. */
@Entity('audit_entries')
@Index('audit_entries_project', ['projectId', 'id'])
@Index('audit_entries_resource', ['resourceId', 'id'])
export class AuditEntryEntity {
  /** Sorts by time. */
  @PrimaryColumn(keyText)
  id!: string;

  @Column({ name: 'created_at', ...epochMs })
  createdAt!: number;

  @Column({ name: 'project_id', ...keyText, nullable: true })
  projectId!: string | null;

  @Column({ type: 'text' })
  event!: string;

  /** How the actor came in. */
  @Column({ type: 'text' })
  means!: string;

  @Column({ name: 'app_id', type: 'text', nullable: true })
  appId!: string | null;

  @Column({ type: 'text', nullable: true })
  address!: string | null;

  @Column({ name: 'request_id', type: 'text', nullable: true })
  requestId!: string | null;

  @Column({ name: 'resource_id', ...keyText, nullable: true })
  resourceId!: string | null;

  @Column({ type: 'integer' })
  count!: number;

  /** JSON. */
  @Column({ type: 'text', nullable: true })
  details!: string | null;
}
