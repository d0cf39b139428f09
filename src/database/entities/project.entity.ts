import { Column, Entity, PrimaryColumn } from 'typeorm';
import { epochMs } from './epoch-ms.js';
import { keyText } from './key-text.js';

/** A tenant: keys, vouchers and async actions belong to exactly one project. */
@Entity('projects')
export class ProjectEntity {
  @PrimaryColumn(keyText)
  id!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ name: 'created_at', ...epochMs })
  createdAt!: number;
}
