import { Column, Entity, PrimaryColumn } from 'typeorm';
import { keyText } from './key-text.js';

/** A piece of the file of an export: whole lines of CSV. */
@Entity('export_chunks')
export class ExportChunkEntity {
  @PrimaryColumn({ name: 'export_id', ...keyText })
  exportId!: string;

  /** From 0, in the order of the file. */
  @PrimaryColumn({ type: 'integer' })
  number!: number;

  @Column({ type: 'text' })
  content!: string;
}
