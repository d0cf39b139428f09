import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { epochMs } from './epoch-ms.js';
import { keyText } from './key-text.js';

/** A number that can be over 2^31. */
const large = epochMs;

/** An export: what a client asked for, how far its file is written, and who writes at it. */
@Entity('exports')
@Index('exports_created', ['projectId', 'createdAt', 'id'])
@Index('exports_status', ['projectId', 'status', 'createdAt', 'id'])
@Index('exports_unfinished', ['projectId', 'createdAt', 'id'], { where: 'finished_at IS NULL' })
@Index('exports_expiry', ['availableTill'], { where: 'available_till IS NOT NULL' })
export class ExportEntity {
  @PrimaryColumn(keyText)
  id!: string;

  @Column({ name: 'project_id', ...keyText })
  projectId!: string;

  /** JSON text of what was asked for, as it is answered. */
  @Column({ type: 'text' })
  parameters!: string;

  @Column({ type: 'text' })
  status!: string;

  /** Vouchers in the file so far. */
  @Column({ name: 'row_count', type: 'integer' })
  rowCount!: number;

  @Column({ name: 'chunk_count', type: 'integer' })
  chunkCount!: number;

  /** Bytes of the parameters and of the file so far. */
  @Column({ name: 'stored_bytes', ...large })
  storedBytes!: number;

  /** JSON text of the place up to which vouchers were looked at; null before the first. */
  @Column({ type: 'text', nullable: true })
  cursor!: string | null;

  /** JSON text of why there is no file; null unless the export has failed. */
  @Column({ type: 'text', nullable: true })
  error!: string | null;

  @Column({ name: 'created_at', ...epochMs })
  createdAt!: number;

  /** When it was last worked on; 0 before. */
  @Column({ name: 'worked_at', ...epochMs })
  workedAt!: number;

  @Column({ name: 'finished_at', ...epochMs, nullable: true })
  finishedAt!: number | null;

  @Column({ name: 'available_till', ...epochMs, nullable: true })
  availableTill!: number | null;

  /** How often it was taken up since its file last grew. */
  @Column({ type: 'integer' })
  attempts!: number;

  /** Rises with every take-over; a write that carries an older token is refused. */
  @Column({ name: 'fencing_token', type: 'integer' })
  fencingToken!: number;

  /** 0 when nobody works on it. */
  @Column({ name: 'lease_expires_at', ...epochMs })
  leaseExpiresAt!: number;
}
