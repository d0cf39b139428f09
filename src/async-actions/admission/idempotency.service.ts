import { Injectable } from '@nestjs/common';
import { Settings } from '../../config/settings.js';
import type { Transaction } from '../../database/transaction.js';
import { DomainError } from '../../errors/domain-error.js';
import { ActionStore } from '../storage/action-store.js';

const HOUR_MS = 3_600_000;

/** A request that may come again, and by what it is known then. */
export interface IdempotentRequest {
  readonly key: string;
  /** What the key was sent for, beside the body. */
  readonly route: string;
  /** SHA-256 of the body, as hexadecimal digits. */
  readonly bodySha256: string;
}

/** Knows the bulk requests that come again. A key is stored with its action, and forgotten after its time. */
@Injectable()
export class IdempotencyService {
  constructor(
    private readonly settings: Settings,
    private readonly actions: ActionStore,
  ) {}

  /** Whether a request of this project has come under the key. For what must be decided before its body is read. */
  async isKnown(projectId: string, key: string): Promise<boolean> {
    const first = await this.actions.findByKey(projectId, key);
    return first !== null && this.isRemembered(first.createdAt);
  }

  /**
   * The id of the action that the same request made before; null when it is the first one. Call it while the project
   * queue is locked, in the transaction that stores the request: of two that come at once one is the first.
   * @throws DomainError idempotency_key_reused when the key came with another route, options or body
   */
  async replayOf(
    tx: Transaction,
    projectId: string,
    { key, route, bodySha256 }: IdempotentRequest,
  ): Promise<string | null> {
    const first = await this.actions.findByKey(projectId, key, tx);
    if (first === null) return null;
    if (!this.isRemembered(first.createdAt)) {
      await this.actions.forgetKey(tx, first.id);
      return null;
    }
    if (first.route === route && first.bodySha256 === bodySha256) return first.id;
    const what = first.route === route ? 'body' : 'route or other options';
    const details = `The key came before with another ${what}, for the action ${first.id}`;
    throw new DomainError('idempotency_key_reused', { details });
  }

  private isRemembered(createdAt: number): boolean {
    return createdAt > Date.now() - this.settings.idempotencyRetentionHours * HOUR_MS;
  }
}
