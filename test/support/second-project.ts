import { createHash } from 'node:crypto';
import sqlite3 from 'sqlite3';
import { ApiClient, type KeyPair } from './api-client.js';
import type { Service } from './service.js';

/** What a key of the other project may do, as the database has it: names with spaces between. */
export interface OtherKey extends KeyPair {
  readonly scopes: string;
}

/** Writes a second project with these keys into the database of a service that is not running. */
export async function addSecondProject(
  databaseFile: string,
  keys: readonly OtherKey[],
): Promise<void> {
  const database = new sqlite3.Database(databaseFile);
  const run = (sql: string, values: unknown[]) =>
    new Promise<void>((resolve, reject) => {
      database.run(sql, values, (error) => (error === null ? resolve() : reject(error)));
    });
  await run('INSERT INTO projects (id, name, created_at) VALUES (?, ?, 9e12)', [
    'proj_2',
    'Second',
  ]);
  for (const { appId, appToken, scopes } of keys) {
    const sha256 = createHash('sha256').update(appToken).digest('hex');
    await run(
      `INSERT INTO api_keys (app_id, project_id, name, token_sha256, scopes, created_at)
        VALUES (?, 'proj_2', 'Key', ?, ?, 0)`,
      [appId, sha256, scopes],
    );
  }
  await new Promise((resolve) => database.close(resolve));
}

/** The service as a client with another key sees it. */
export function withKey(service: Service, key: KeyPair): ApiClient {
  return new ApiClient(service.api.url, key);
}
