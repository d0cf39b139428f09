import { Injectable } from '@nestjs/common';
import { In, IsNull, LessThan, LessThanOrEqual, Not, type FindOptionsWhere } from 'typeorm';
import { Database } from '../../database/database.js';
import { WebhookSendOutEntity } from '../../database/entities/webhook-send-out.entity.js';
import { searchable } from '../../database/searchable.js';
import { rowsOf } from '../../database/statement.js';
import type { Transaction } from '../../database/transaction.js';
import { managerOf } from '../../database/typeorm-transaction.js';
import { leastSortableId } from '../../ids/sortable-id.js';
import type { SendOut, SendOutStatus, WebhookEvent } from '../webhook.js';
import {
  SendOutStore,
  type LeasedSendOut,
  type SendOutBacklog,
  type SendOutChange,
  type SendOutPage,
} from './send-out-store.js';
import { WEBHOOK_STATEMENTS, type WebhookStatements } from './sql/index.js';

const WITH_STATUS: Readonly<Record<SendOutStatus, FindOptionsWhere<WebhookSendOutEntity>>> = {
  PENDING: { dueAt: Not(IsNull()) },
  SUCCEEDED: { dueAt: IsNull(), deliveredAt: Not(IsNull()) },
  FAILED: { dueAt: IsNull(), deliveredAt: IsNull() },
};

/** Send-outs in the table `webhook_send_outs`, which a trigger on `async_actions` fills. */
@Injectable()
export class TypeormSendOutStore extends SendOutStore {
  private readonly statements: WebhookStatements;

  constructor(private readonly database: Database) {
    super();
    this.statements = WEBHOOK_STATEMENTS[database.dialect];
  }

  async webhooksWithDue(nowMs: number, limit: number): Promise<string[]> {
    const statement = this.statements.webhooksWithDue(nowMs, limit);
    const rows = await rowsOf<{ id: string }>(this.database.reader, statement);
    return rows.map(({ id }) => id);
  }

  async lease(
    tx: Transaction,
    webhookId: string,
    span: { readonly nowMs: number; readonly leaseEnd: number },
    limit: number,
  ): Promise<LeasedSendOut[]> {
    const statement = this.statements.leaseSendOuts(webhookId, span, limit);
    const leased = await rowsOf<{ id: string }>(managerOf(tx), statement);
    if (leased.length === 0) return [];
    const rows = await managerOf(tx).find(WebhookSendOutEntity, {
      where: { id: In(leased.map(({ id }) => id)) },
      order: { id: 'ASC' },
    });
    return rows.map((row) => ({ ...toSendOut(row), dueAt: span.leaseEnd }));
  }

  async settle(
    tx: Transaction,
    { id, dueAt }: LeasedSendOut,
    change: Partial<SendOutChange>,
  ): Promise<boolean> {
    const { affected } = await managerOf(tx).update(WebhookSendOutEntity, { id, dueAt }, change);
    return affected === 1;
  }

  async sendAgain(
    tx: Transaction,
    webhookId: string,
    id: string,
    nowMs: number,
  ): Promise<SendOut | null> {
    const sendOuts = managerOf(tx).getRepository(WebhookSendOutEntity);
    const which = { webhookId, id: searchable(id) };
    const anew = { dueAt: nowMs, failures: 0, firstTriedAt: null };
    const { affected } = await sendOuts.update(which, anew);
    if (affected === 0) return null;
    return toSendOut(await sendOuts.findOneByOrFail(which));
  }

  async list({ webhookId, limit, status, startingAfterId }: SendOutPage): Promise<SendOut[]> {
    const rows = await this.database.reader.getRepository(WebhookSendOutEntity).find({
      where: {
        webhookId,
        ...(status !== undefined && WITH_STATUS[status]),
        ...(startingAfterId !== undefined && { id: LessThan(searchable(startingAfterId)) }),
      },
      order: { id: 'DESC' },
      take: limit,
    });
    return rows.map(toSendOut);
  }

  async backlog(): Promise<SendOutBacklog> {
    const statement = this.statements.sendOutBacklog();
    const [row] = await rowsOf<SendOutBacklog>(this.database.longReader, statement);
    return row ?? { waiting: 0, oldestAt: null };
  }

  async deleteBefore(tx: Transaction, nowMs: number, limit: number): Promise<number> {
    const sendOuts = managerOf(tx).getRepository(WebhookSendOutEntity);
    const expired = await sendOuts.find({
      select: { id: true },
      where: { id: LessThan(leastSortableId('whs_', nowMs)) },
      order: { id: 'ASC' },
      take: limit,
    });
    const last = expired.at(-1);
    if (last !== undefined) await sendOuts.delete({ id: LessThanOrEqual(last.id) });
    return expired.length;
  }
}

function toSendOut(row: WebhookSendOutEntity): SendOut {
  return { ...row, event: row.event as WebhookEvent };
}
