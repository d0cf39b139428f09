import { Column, Entity, PrimaryColumn } from 'typeorm';
import { keyText } from './key-text.js';

/**
 * How many vouchers a project has outside the trash bin. Triggers on `vouchers` keep it, in the transaction of
 * every statement that adds, removes or moves one to the trash bin; nothing else may write it.
 */
@Entity('voucher_counts')
export class VoucherCountEntity {
  @PrimaryColumn({ name: 'project_id', ...keyText })
  projectId!: string;

  @Column({ name: 'voucher_count', type: 'integer' })
  voucherCount!: number;
}
