import { Column, Entity, PrimaryColumn } from 'typeorm';
import { keyText } from './key-text.js';

/**
 * What all rows of an action share, kept once: the metadata of a request that gives the same to every
 * code would otherwise be stored a million times.
 */
@Entity('async_action_inputs')
export class AsyncActionInputEntity {
  @PrimaryColumn({ name: 'action_id', ...keyText })
  actionId!: string;

  /** JSON text in the form of the action's operation. */
  @Column({ type: 'text' })
  shared!: string;
}
