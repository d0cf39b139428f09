import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { Database } from '../../database/database.js';
import { WebhookEntity } from '../../database/entities/webhook.entity.js';
import { searchable } from '../../database/searchable.js';
import type { Transaction } from '../../database/transaction.js';
import { managerOf } from '../../database/typeorm-transaction.js';
import type { Webhook, WebhookEvent } from '../webhook.js';
import { WebhookStore, type WebhookChange } from './webhook-store.js';

/** Webhooks in the table `webhooks`. */
@Injectable()
export class TypeormWebhookStore extends WebhookStore {
  constructor(private readonly database: Database) {
    super();
  }

  async lockAndCount(tx: Transaction, projectId: string): Promise<number> {
    await this.database.locks.name(tx, `webhooks/${projectId}`);
    return managerOf(tx).countBy(WebhookEntity, { projectId });
  }

  async insert(tx: Transaction, webhook: Webhook): Promise<void> {
    await managerOf(tx).insert(WebhookEntity, { ...webhook, ...toColumns(webhook) });
  }

  async lock(tx: Transaction, projectId: string, id: string): Promise<Webhook | null> {
    const row = await managerOf(tx).findOne(WebhookEntity, {
      where: { projectId: searchable(projectId), id: searchable(id) },
      ...this.database.locks.rows,
    });
    return row === null ? null : toWebhook(row);
  }

  async update(tx: Transaction, id: string, change: WebhookChange): Promise<void> {
    await managerOf(tx).update(WebhookEntity, { id }, { ...change, ...toColumns(change) });
  }

  async delete(tx: Transaction, id: string): Promise<void> {
    await managerOf(tx).delete(WebhookEntity, { id });
  }

  async find(projectId: string, id: string): Promise<Webhook | null> {
    const where = { projectId: searchable(projectId), id: searchable(id) };
    const row = await this.repository.findOneBy(where);
    return row === null ? null : toWebhook(row);
  }

  async findActive(id: string): Promise<Webhook | null> {
    const row = await this.repository.findOneBy({ id, active: true });
    return row === null ? null : toWebhook(row);
  }

  async list(projectId: string): Promise<Webhook[]> {
    const order = { createdAt: 'ASC', id: 'ASC' } as const;
    const rows = await this.repository.find({ where: { projectId }, order });
    return rows.map(toWebhook);
  }

  countDisabled(): Promise<number> {
    return this.repository.countBy({ disabledAt: Not(IsNull()) });
  }

  private get repository() {
    return this.database.reader.getRepository(WebhookEntity);
  }
}

/** The members that are kept in another form. */
function toColumns({ events, customHeaders }: WebhookChange) {
  return {
    ...(events !== undefined && { events: events.join(' ') }),
    ...(customHeaders !== undefined && { customHeaders: JSON.stringify(customHeaders) }),
  } as { events: string; customHeaders: string };
}

function toWebhook(row: WebhookEntity): Webhook {
  return {
    ...row,
    events: row.events.split(' ') as WebhookEvent[],
    customHeaders: JSON.parse(row.customHeaders) as Record<string, string>,
  };
}
