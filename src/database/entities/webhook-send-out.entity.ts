import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { epochMs } from './epoch-ms.js';
import { keyText } from './key-text.js';

/**
 * An event on its way to one webhook. A trigger on `async_actions` adds it in the statement that ends the action;
 * nothing else adds any.
 */
@Entity('webhook_send_outs')
@Index('webhook_send_outs_webhook', ['webhookId', 'id'])
@Index('webhook_send_outs_due', ['webhookId', 'dueAt'], { where: 'due_at IS NOT NULL' })
export class WebhookSendOutEntity {
  /** Sorts by time. */
  @PrimaryColumn(keyText)
  id!: string;

  @Column({ name: 'webhook_id', ...keyText })
  webhookId!: string;

  @Column({ name: 'project_id', ...keyText })
  projectId!: string;

  @Column({ type: 'text' })
  event!: string;

  @Column({ name: 'action_id', ...keyText })
  actionId!: string;

  /** Of the bulk request, as are the key and its name. */
  @Column({ name: 'request_id', type: 'text' })
  requestId!: string;

  @Column({ name: 'app_id', type: 'text' })
  appId!: string;

  @Column({ name: 'key_name', type: 'text', nullable: true })
  keyName!: string | null;

  @Column({ name: 'created_at', ...epochMs })
  createdAt!: number;

  /** When the next try is due; while a worker tries, when its lease ends; null when there is no further try. */
  @Column({ name: 'due_at', ...epochMs, nullable: true })
  dueAt!: number | null;

  /** Failed tries since the beginning, or since it was sent again by hand. */
  @Column({ type: 'integer' })
  failures!: number;

  /** Of these tries the first one; null before it. */
  @Column({ name: 'first_tried_at', ...epochMs, nullable: true })
  firstTriedAt!: number | null;

  @Column({ name: 'last_tried_at', ...epochMs, nullable: true })
  lastTriedAt!: number | null;

  @Column({ name: 'delivered_at', ...epochMs, nullable: true })
  deliveredAt!: number | null;

  /** HTTP status of the last answer; null when there was none. */
  @Column({ name: 'answer_status', type: 'integer', nullable: true })
  answerStatus!: number | null;

  /** The beginning of its body. */
  @Column({ name: 'answer_body', type: 'text', nullable: true })
  answerBody!: string | null;

  /** Why the last try failed; null when it did not. */
  @Column({ type: 'text', nullable: true })
  error!: string | null;
}
