import { Column, Entity, PrimaryColumn } from 'typeorm';
import { epochMs } from './epoch-ms.js';
import { keyText } from './key-text.js';

/** Who may work on a project queue: one row a project, taken over by raising the fencing token. */
@Entity('project_leases')
export class ProjectLeaseEntity {
  @PrimaryColumn({ name: 'project_id', ...keyText })
  projectId!: string;

  @Column({ type: 'text' })
  owner!: string;

  /** Rises with every take-over; a write that carries an older token is refused. */
  @Column({ name: 'fencing_token', type: 'integer' })
  fencingToken!: number;

  /** 0 when released. */
  @Column({ name: 'expires_at', ...epochMs })
  expiresAt!: number;

  /** Since when nobody may work on the project queue; null while it is not paused. */
  @Column({ name: 'paused_at', ...epochMs, nullable: true })
  pausedAt!: number | null;
}
