import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { TransactionRunner, type Transaction } from '../database/transaction.js';
import { randomAlphanumeric } from '../ids/random-id.js';
import { KeyStore } from './storage/key-store.js';
import { hashToken } from './token-hash.js';

/** Makes the first project and its key at the first start, so that the service can be used at once. */
@Injectable()
export class FirstKeyService implements OnApplicationBootstrap {
  constructor(
    private readonly settings: Settings,
    private readonly transactions: TransactionRunner,
    private readonly keys: KeyStore,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const generated = await this.transactions.run(async (tx) => {
      const projectId = await this.keys.firstProjectId(tx);
      if (this.settings.bootstrapKey !== undefined) {
        await this.ensureKey(tx, projectId, this.settings.bootstrapKey);
        return null;
      }
      return projectId === null ? this.generateKey(tx) : null;
    });
    if (generated !== null) showOnce(generated);
  }

  /** Adds the configured key unless it is there. */
  private async ensureKey(tx: Transaction, projectId: string | null, pair: KeyPair): Promise<void> {
    const existing = await this.keys.lockKey(tx, pair.appId);
    if (existing === null) return this.addKey(tx, projectId, pair);
    if (existing.tokenSha256 !== hashToken(pair.appToken)) {
      throw new Error(
        'BOOTSTRAP_APP_ID names a key that exists with another token than BOOTSTRAP_APP_TOKEN',
      );
    }
  }

  private async generateKey(tx: Transaction): Promise<KeyPair> {
    const pair = { appId: randomAlphanumeric(24), appToken: randomAlphanumeric(40) };
    await this.addKey(tx, null, pair);
    return pair;
  }

  private async addKey(
    tx: Transaction,
    existingProjectId: string | null,
    pair: KeyPair,
  ): Promise<void> {
    const nowMs = Date.now();
    const projectId = existingProjectId ?? `proj_${randomAlphanumeric(12)}`;
    const tokenSha256 = hashToken(pair.appToken);
    const key = {
      projectId,
      tokenSha256,
      name: 'First key',
      scopes: ['api'],
      allowedIps: [],
      expiresAt: null,
      revokedAt: null,
      lastUsedAt: null,
    } as const;
    if (existingProjectId === null) {
      await this.keys.insertProject(tx, { id: projectId, name: 'First project' }, nowMs);
    }
    await this.keys.insertKey(tx, { ...key, appId: pair.appId }, nowMs);
  }
}

/** Not a log line: a secret belongs on the console once, never in a log that is kept. */
function showOnce({ appId, appToken }: KeyPair): void {
  process.stderr.write(
    `\nA project was created. Its key is shown this once:\n` +
      `  X-App-Id:    ${appId}\n  X-App-Token: ${appToken}\n\n`,
  );
}

interface KeyPair {
  readonly appId: string;
  readonly appToken: string;
}
