import type { Transaction } from '../../database/transaction.js';
import type { Webhook } from '../webhook.js';

/** What can be changed of a webhook. */
export type WebhookChange = Partial<Omit<Webhook, 'id' | 'projectId' | 'createdAt'>>;

/** The webhooks of all projects. */
export abstract class WebhookStore {
  /** Locks the webhooks of a project for those that add to them, and counts them. */
  abstract lockAndCount(tx: Transaction, projectId: string): Promise<number>;

  abstract insert(tx: Transaction, webhook: Webhook): Promise<void>;

  /** The webhook of this project as it stays until the end of the transaction, or null. */
  abstract lock(tx: Transaction, projectId: string, id: string): Promise<Webhook | null>;

  abstract update(tx: Transaction, id: string, change: WebhookChange): Promise<void>;

  /** Deletes the webhook. What is on its way to it is sent no more. */
  abstract delete(tx: Transaction, id: string): Promise<void>;

  /** The webhook of this project, or null: another project's webhook does not exist. */
  abstract find(projectId: string, id: string): Promise<Webhook | null>;

  /** The webhook whatever its project, if it is switched on; or null. */
  abstract findActive(id: string): Promise<Webhook | null>;

  /** All webhooks of the project, the oldest first. */
  abstract list(projectId: string): Promise<Webhook[]>;

  /** How many webhooks the service has switched off that still are. */
  abstract countDisabled(): Promise<number>;
}
