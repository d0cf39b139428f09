import type { Transaction } from '../../database/transaction.js';
import type { SendOut, SendOutStatus } from '../webhook.js';

/** A send-out that one worker may try until its lease ends, in Unix milliseconds. */
export interface LeasedSendOut extends SendOut {
  readonly dueAt: number;
}

/** What a try comes to. */
export type SendOutChange = Pick<
  SendOut,
  | 'dueAt'
  | 'failures'
  | 'firstTriedAt'
  | 'lastTriedAt'
  | 'deliveredAt'
  | 'answerStatus'
  | 'answerBody'
  | 'error'
>;

/** A page of the send-outs of a webhook, newest first. */
export interface SendOutPage {
  readonly webhookId: string;
  readonly limit: number;
  readonly status?: SendOutStatus;
  /** Only send-outs older than this one. */
  readonly startingAfterId?: string;
}

/** What waits to be sent. */
export interface SendOutBacklog {
  readonly waiting: number;
  /** When the oldest of them happened, in Unix milliseconds; null when nothing waits. */
  readonly oldestAt: number | null;
}

/** The events on their way to webhooks. The statement that ends an action adds them. */
export abstract class SendOutStore {
  /** Ids of webhooks that are switched on and have a send-out that is due at `nowMs`, at most `limit`. */
  abstract webhooksWithDue(nowMs: number, limit: number): Promise<string[]>;

  /**
   * Takes the oldest send-outs of the webhook that are due at `nowMs`, at most `limit`, the oldest first. Nobody else gets
   * them before `leaseEnd`.
   */
  abstract lease(
    tx: Transaction,
    webhookId: string,
    span: { readonly nowMs: number; readonly leaseEnd: number },
    limit: number,
  ): Promise<LeasedSendOut[]>;

  /** Notes what a try came to. False, and nothing is changed, when the lease has ended or it was sent again by hand. */
  abstract settle(
    tx: Transaction,
    sendOut: LeasedSendOut,
    change: Partial<SendOutChange>,
  ): Promise<boolean>;

  /** Makes the send-out due at a moment, as one that was never tried. Null when the webhook has no such send-out. */
  abstract sendAgain(
    tx: Transaction,
    webhookId: string,
    id: string,
    nowMs: number,
  ): Promise<SendOut | null>;

  /** One page. Reads committed data only. */
  abstract list(page: SendOutPage): Promise<SendOut[]>;

  /** What waits for webhooks that are switched on. */
  abstract backlog(): Promise<SendOutBacklog>;

  /** Deletes the oldest send-outs that were made before `nowMs`, at most `limit`, and returns their number. */
  abstract deleteBefore(tx: Transaction, nowMs: number, limit: number): Promise<number>;
}
