import { createHash } from 'node:crypto';
import type { KeyPair } from './api-client.js';
import type { ServiceDatabase } from './service-database.js';

export const SECOND_KEY: KeyPair = { appId: 'second-app-id', appToken: 'second-token-0123456789' };

const SECOND_PROJECT = 'proj_second';

/** Adds a second project with {@link SECOND_KEY}. Only while the service is stopped. */
export async function addSecondProject(database: ServiceDatabase): Promise<void> {
  await database.write('INSERT INTO projects (id, name, created_at) VALUES (?, ?, ?)', [
    SECOND_PROJECT,
    'Second project',
    Date.now(),
  ]);
  await addSecondProjectKey(database, SECOND_KEY, 'api');
}

/** Adds one more key to the second project, with scopes as the database has them. */
export async function addSecondProjectKey(
  database: ServiceDatabase,
  { appId, appToken }: KeyPair,
  scopes: string,
): Promise<void> {
  const tokenSha256 = createHash('sha256').update(appToken).digest('hex');
  await database.write(
    `INSERT INTO api_keys (app_id, project_id, name, token_sha256, scopes, created_at)
      VALUES (?, ?, ?, ?, ?, ?)`,
    [appId, SECOND_PROJECT, 'Second key', tokenSha256, scopes, Date.now()],
  );
}
