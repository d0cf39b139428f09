import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { epochMs } from './epoch-ms.js';
import { keyText } from './key-text.js';

/**
 * A voucher. The table is clustered by (project, code): a bulk job whose items are sorted by code
 * then walks pages in order and needs one b-tree look-up a row, whatever order the codes were made in.
 */
@Entity('vouchers', { withoutRowid: true })
@Index('vouchers_id', ['projectId', 'id'], { unique: true })
@Index('vouchers_created', ['projectId', 'createdAt', 'code'], { where: 'deleted_at IS NULL' })
// Only on SQLite: on PostgreSQL one would make each update write to all indexes, the other cannot hold long texts.
@Index('vouchers_updated', { synchronize: false })
@Index('vouchers_category', { synchronize: false })
export class VoucherEntity {
  @PrimaryColumn({ name: 'project_id', ...keyText })
  projectId!: string;

  @PrimaryColumn(keyText)
  code!: string;

  @Column(keyText)
  id!: string;

  @Column({ type: 'text' })
  type!: string;

  /** JSON text of the definition beyond the columns: discount, gift, validity and the like. */
  @Column({ type: 'text' })
  definition!: string;

  /** JSON text, as merged from what clients sent. */
  @Column({ type: 'text' })
  metadata!: string;

  @Column({ type: 'boolean' })
  active!: boolean;

  @Column({ type: 'text', nullable: true })
  category!: string | null;

  /** The name of the campaign. */
  @Column({ type: 'text', nullable: true })
  campaign!: string | null;

  @Column({ name: 'start_date', ...epochMs, nullable: true })
  startDate!: number | null;

  @Column({ name: 'expiration_date', ...epochMs, nullable: true })
  expirationDate!: number | null;

  @Column({ name: 'created_at', ...epochMs })
  createdAt!: number;

  @Column({ name: 'updated_at', ...epochMs, nullable: true })
  updatedAt!: number | null;

  /** Moved to the trash bin: unknown to every read, its code stays taken. */
  @Column({ name: 'deleted_at', ...epochMs, nullable: true })
  deletedAt!: number | null;

  /** Counts effective changes, which makes a change applied twice visible. */
  @Column({ type: 'integer' })
  revision!: number;
}
