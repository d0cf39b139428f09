import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PeriodicTasks } from '../runtime/periodic-tasks.js';
import {
  openSqliteDatabase,
  type OpenDatabase,
} from '../../test/support/databases/open-database.js';
import { readEnvironment } from '../config/environment.js';
import { Authenticator } from './authenticator.js';
import { KeyCache } from './key-cache.js';
import { KeyUsage } from './keys/key-usage.js';
import { TypeormTokenStore } from './oauth/storage/typeorm-token-store.js';
import { TypeormKeyStore } from './storage/typeorm-key-store.js';
import type { ApiKey } from './storage/key-store.js';
import { hashToken } from './token-hash.js';

/** The real store, which counts what it was asked for. */
class CountingKeyStore extends TypeormKeyStore {
  lookUps = 0;

  override findKey(appId: string): Promise<ApiKey | null> {
    this.lookUps += 1;
    return super.findKey(appId);
  }
}

const TOKEN = 'a-token-0123456789';
const KEY: ApiKey = {
  appId: 'known',
  projectId: 'p',
  name: 'Key',
  tokenSha256: hashToken(TOKEN),
  scopes: ['api'],
  allowedIps: [],
  expiresAt: null,
  revokedAt: null,
  lastUsedAt: null,
};

let open: OpenDatabase;
let store: CountingKeyStore;
let authenticator: Authenticator;

beforeEach(async () => {
  open = await openSqliteDatabase();
  const { database } = open;
  store = new CountingKeyStore(database);
  await database.transactions.run(async (tx) => {
    await store.insertProject(tx, { id: 'p', name: 'Project' }, 0);
    await store.insertKey(tx, KEY, 0);
  });
  authenticator = new Authenticator(
    readEnvironment({}),
    new KeyCache(store),
    new TypeormTokenStore(database),
    new KeyUsage(new PeriodicTasks(readEnvironment({})), database.transactions, store),
  );
});

afterEach(() => open.dispose());

function authenticate(appId: string, appToken: string) {
  const claim = { means: 'key', appId, secretSha256: hashToken(appToken) } as const;
  return authenticator.authenticate(claim, '127.0.0.1');
}

/** How many look-ups a refused request takes. */
async function costOfRefusal(appId: string, appToken: string): Promise<number> {
  const before = store.lookUps;
  await expect(authenticate(appId, appToken)).rejects.toMatchObject({ key: 'unauthorized' });
  return store.lookUps - before;
}

describe('Authenticator', () => {
  it('knows a caller by its key, and asks the database once for requests in a row', async () => {
    const caller = {
      projectId: 'p',
      appId: 'known',
      keyName: 'Key',
      means: 'key',
      scopes: ['api'],
    };

    expect(await authenticate('known', TOKEN)).toEqual(caller);
    expect(await authenticate('known', TOKEN)).toEqual(caller);
    expect(store.lookUps).toBe(1);
  });

  it('does the same for an unknown app id as for a wrong token', async () => {
    expect(await costOfRefusal('unknown', TOKEN)).toBe(1);
    expect(await costOfRefusal('known', 'a-wrong-token')).toBe(1);
    expect(await costOfRefusal('unknown', 'a-wrong-token')).toBe(1);
  });

  it('does the same again when the key is in use', async () => {
    await authenticate('known', TOKEN);

    expect(await costOfRefusal('known', 'a-wrong-token')).toBe(1);
    expect(await costOfRefusal('known', 'a-wrong-token')).toBe(1);
    expect(await costOfRefusal('unknown', 'a-wrong-token')).toBe(1);
  });

  it('takes a new token at once, though the old one was used a moment ago', async () => {
    await authenticate('known', TOKEN);
    const tokenSha256 = hashToken('another-token');
    await open.database.transactions.run((tx) => store.updateKey(tx, 'known', { tokenSha256 }));

    await expect(authenticate('known', 'another-token')).resolves.toMatchObject({ projectId: 'p' });
    expect(await costOfRefusal('known', TOKEN)).toBe(1);
  });
});
