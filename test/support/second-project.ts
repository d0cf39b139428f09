import { createHash } from 'node:crypto';
import type { KeyPair } from './api-client.js';
import { writeRow } from './database-file.js';

export const SECOND_KEY: KeyPair = { appId: 'second-app-id', appToken: 'second-token-0123456789' };

/** Adds a second project with {@link SECOND_KEY}. Only while the service is stopped. */
export async function addSecondProject(databaseFile: string): Promise<void> {
  const projectId = 'proj_second';
  await writeRow(databaseFile, 'INSERT INTO projects (id, name, created_at) VALUES (?, ?, ?)', [
    projectId,
    'Second project',
    Date.now(),
  ]);
  const tokenSha256 = createHash('sha256').update(SECOND_KEY.appToken).digest('hex');
  await writeRow(
    databaseFile,
    `INSERT INTO api_keys (app_id, project_id, name, token_sha256, scopes, created_at)
      VALUES (?, ?, ?, ?, ?, ?)`,
    [SECOND_KEY.appId, projectId, 'Second key', tokenSha256, 'api', Date.now()],
  );
}
