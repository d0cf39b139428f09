import { Column, Entity, PrimaryColumn } from 'typeorm';
import { epochMs } from './epoch-ms.js';
import { keyText } from './key-text.js';

/** A voucher in the trash bin. The id sorts by time, so the key is also the order of the list. */
@Entity('bin_entries', { withoutRowid: true })
export class TrashBinEntryEntity {
  @PrimaryColumn({ name: 'project_id', ...keyText })
  projectId!: string;

  @PrimaryColumn(keyText)
  id!: string;

  @Column({ name: 'voucher_id', type: 'text' })
  voucherId!: string;

  @Column({ type: 'text' })
  code!: string;

  @Column({ name: 'created_at', ...epochMs })
  createdAt!: number;
}
