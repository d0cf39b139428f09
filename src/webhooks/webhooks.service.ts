import { Injectable } from '@nestjs/common';
import type { AuditDetails } from '../audit/audit-entry.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { KeysService } from '../auth/keys/keys.service.js';
import { TransactionRunner, type Transaction } from '../database/transaction.js';
import { invalidPayload, notFound } from '../errors/domain-error.js';
import { randomAlphanumeric } from '../ids/random-id.js';
import { ForbiddenAddressError, TargetAddresses } from './delivery/target-addresses.js';
import { newSecret } from './secret.js';
import { WebhookStore, type WebhookChange } from './storage/webhook-store.js';
import { MAX_WEBHOOKS, type Webhook } from './webhook.js';

/** How long the secret before a rotation signs beside the new one. */
const PREVIOUS_SECRET_MS = 24 * 3_600_000;

/** What an operator chooses for a webhook. */
export type WebhookChoice = Pick<Webhook, 'targetUrl' | 'events' | 'customHeaders' | 'active'>;

/** The life of webhooks. */
@Injectable()
export class WebhooksService {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly projects: KeysService,
    private readonly webhooks: WebhookStore,
    private readonly addresses: TargetAddresses,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Makes a webhook, which hears of every action that ends from here on.
   * @param secret a new one when absent
   * @throws DomainError not_found when there is no such project; invalid_payload for a target that may not be sent to,
   * and for one webhook too many
   */
  async create(projectId: string, choice: WebhookChoice, secret = newSecret()): Promise<Webhook> {
    await this.projects.requireProject(projectId);
    await this.checkTarget(choice.targetUrl);
    const webhook: Webhook = {
      ...choice,
      id: `wh_${randomAlphanumeric(24)}`,
      projectId,
      secret,
      previousSecret: null,
      previousSecretUntil: null,
      disabledAt: null,
      createdAt: Date.now(),
      updatedAt: null,
    };
    await this.transactions.run(async (tx) => {
      if ((await this.webhooks.lockAndCount(tx, projectId)) >= MAX_WEBHOOKS) {
        throw invalidPayload(`A project can have ${MAX_WEBHOOKS} webhooks`);
      }
      await this.webhooks.insert(tx, webhook);
      await this.record(tx, 'webhook.created', webhook);
    });
    return webhook;
  }

  /** The oldest first. @throws DomainError not_found when there is no such project */
  async list(projectId: string): Promise<Webhook[]> {
    await this.projects.requireProject(projectId);
    return this.webhooks.list(projectId);
  }

  /** @throws DomainError not_found, also for another project's webhook */
  async get(projectId: string, id: string): Promise<Webhook> {
    const webhook = await this.webhooks.find(projectId, id);
    if (webhook === null) throw notFound('webhook', id);
    return webhook;
  }

  /**
   * Changes what is named. One that is switched on goes on with what waits for it.
   * @throws DomainError not_found; invalid_payload for a target that may not be sent to
   */
  async update(projectId: string, id: string, choice: Partial<WebhookChoice>): Promise<Webhook> {
    if (choice.targetUrl !== undefined) await this.checkTarget(choice.targetUrl);
    const switched = choice.active === undefined ? {} : { disabledAt: null };
    return this.change('webhook.updated', projectId, id, () => ({ ...choice, ...switched }));
  }

  /** Makes a new secret. The one before signs beside it for a day. @throws DomainError not_found */
  rotateSecret(projectId: string, id: string): Promise<Webhook> {
    return this.change('webhook.secret_rotated', projectId, id, ({ secret }) => ({
      secret: newSecret(),
      previousSecret: secret,
      previousSecretUntil: Date.now() + PREVIOUS_SECRET_MS,
    }));
  }

  /** Ends the webhook, and what is on its way to it. @throws DomainError not_found */
  async delete(projectId: string, id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const webhook = await this.lock(tx, projectId, id);
      await this.webhooks.delete(tx, id);
      await this.record(tx, 'webhook.deleted', webhook);
    });
  }

  /** How many webhooks of all projects were switched off because a send-out had its last try, and still are. */
  countDisabled(): Promise<number> {
    return this.webhooks.countDisabled();
  }

  private change(
    event: 'webhook.updated' | 'webhook.secret_rotated',
    projectId: string,
    id: string,
    changeOf: (prior: Webhook) => WebhookChange,
  ): Promise<Webhook> {
    return this.transactions.run(async (tx) => {
      const prior = await this.lock(tx, projectId, id);
      const change = { ...changeOf(prior), updatedAt: Date.now() };
      await this.webhooks.update(tx, id, change);
      const webhook = { ...prior, ...change };
      await this.record(tx, event, webhook);
      return webhook;
    });
  }

  private async lock(tx: Transaction, projectId: string, id: string): Promise<Webhook> {
    const webhook = await this.webhooks.lock(tx, projectId, id);
    if (webhook === null) throw notFound('webhook', id);
    return webhook;
  }

  private async checkTarget(targetUrl: string): Promise<void> {
    try {
      await this.addresses.check(new URL(targetUrl));
    } catch (error) {
      if (!(error instanceof ForbiddenAddressError)) throw error;
      throw invalidPayload(
        'Property .target_url must lead to a public address, or one of WEBHOOK_ALLOWED_NETWORKS',
      );
    }
  }

  private async record(
    tx: Transaction,
    event: 'webhook.created' | 'webhook.updated' | 'webhook.secret_rotated' | 'webhook.deleted',
    { projectId, id, ...webhook }: Webhook,
  ): Promise<void> {
    const details = auditDetailsOf(webhook);
    await this.audit.record(tx, event, { projectId, resourceId: id, details });
  }
}

/** Where events go. Paths and queries of URLs, and the values of headers, can be secrets. */
function auditDetailsOf({ targetUrl, events, active, customHeaders }: WebhookChoice): AuditDetails {
  const { origin } = new URL(targetUrl);
  return { target: origin, events, active, custom_headers: Object.keys(customHeaders) };
}
