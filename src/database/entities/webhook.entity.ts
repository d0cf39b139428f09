import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { epochMs } from './epoch-ms.js';
import { keyText } from './key-text.js';

/** Where a project wants to hear of its async actions. */
@Entity('webhooks')
@Index('webhooks_project', ['projectId', 'id'])
export class WebhookEntity {
  @PrimaryColumn(keyText)
  id!: string;

  @Column({ name: 'project_id', ...keyText })
  projectId!: string;

  @Column({ name: 'target_url', type: 'text' })
  targetUrl!: string;

  /** Space-separated. */
  @Column({ type: 'text' })
  events!: string;

  @Column({ type: 'text' })
  secret!: string;

  /** Signs beside the new one until `previousSecretUntil`; null when there is none. */
  @Column({ name: 'previous_secret', type: 'text', nullable: true })
  previousSecret!: string | null;

  @Column({ name: 'previous_secret_until', ...epochMs, nullable: true })
  previousSecretUntil!: number | null;

  /** JSON object of names and values. */
  @Column({ name: 'custom_headers', type: 'text' })
  customHeaders!: string;

  @Column({ type: 'boolean' })
  active!: boolean;

  /** When the service switched it off because a send-out failed for good; null when it did not. */
  @Column({ name: 'disabled_at', ...epochMs, nullable: true })
  disabledAt!: number | null;

  @Column({ name: 'created_at', ...epochMs })
  createdAt!: number;

  @Column({ name: 'updated_at', ...epochMs, nullable: true })
  updatedAt!: number | null;
}
