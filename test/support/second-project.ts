import { createHash } from 'node:crypto';
import { ApiClient, type KeyPair } from './api-client.js';
import { runSql } from './database-file.js';
import type { Service } from './service.js';

/** A key of the other project, and what it may do as the database has it: names with spaces between. */
export interface OtherKey extends KeyPair {
  readonly scopes: string;
}

/** Writes a second project with these keys into the database of a service that is not running. */
export async function addSecondProject(
  databaseFile: string,
  keys: readonly OtherKey[],
): Promise<void> {
  const insertKey = `INSERT INTO api_keys (app_id, project_id, name, token_sha256, scopes, created_at)
    VALUES (?, 'proj_2', 'Key', ?, ?, 0)`;
  await runSql(databaseFile, [
    ["INSERT INTO projects (id, name, created_at) VALUES ('proj_2', 'Second', 9000000000000)"],
    ...keys.map(({ appId, appToken, scopes }) => {
      const sha256 = createHash('sha256').update(appToken).digest('hex');
      return [insertKey, appId, sha256, scopes] as const;
    }),
  ]);
}

/** The service as a client with another key sees it. */
export function withKey(service: Service, key: KeyPair): ApiClient {
  return new ApiClient(service.api.url, key);
}
