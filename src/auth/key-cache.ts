import { Injectable } from '@nestjs/common';
import { KeyStore, type ApiKey } from './storage/key-store.js';

/** How long a key is believed without asking the database again. A revoked key stops within this time. */
const FRESH_MS = 1_000;
const MAX_ENTRIES = 1_000;

/** Spares the database one look-up a request. Unknown app ids are not kept, so guesses cannot fill it. */
@Injectable()
export class KeyCache {
  private readonly entries = new Map<string, { key: ApiKey; until: number }>();

  constructor(private readonly store: KeyStore) {}

  async find(appId: string): Promise<ApiKey | null> {
    return this.cached(appId) ?? this.lookUp(appId);
  }

  /** The key as it was a moment ago, if it was asked for then. */
  cached(appId: string): ApiKey | null {
    const entry = this.entries.get(appId);
    if (entry !== undefined && entry.until > performance.now()) return entry.key;
    this.entries.delete(appId);
    return null;
  }

  /** The key as the database has it now. */
  async lookUp(appId: string): Promise<ApiKey | null> {
    const key = await this.store.findKey(appId);
    if (key !== null) this.keep(appId, key);
    return key;
  }

  /** The key has changed: the next request asks the database. */
  forget(appId: string): void {
    this.entries.delete(appId);
  }

  private keep(appId: string, key: ApiKey): void {
    this.entries.delete(appId);
    const [oldest] = this.entries.keys();
    if (this.entries.size >= MAX_ENTRIES && oldest !== undefined) this.entries.delete(oldest);
    this.entries.set(appId, { key, until: performance.now() + FRESH_MS });
  }
}
