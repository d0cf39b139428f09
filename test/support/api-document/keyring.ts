import { createHash } from 'node:crypto';
import { ROUTE_SCOPES } from '../../../src/auth/scope.js';
import { ApiClient, type KeyPair } from '../http/api-client.js';
import { MANAGED, ManagementClient, type KeyChoice } from '../http/management-client.js';
import type { ServiceDatabase } from '../databases/service-database.js';
import { Service } from '../service/service.js';

const CHOICES = {
  plain: {},
  revoked: {},
  expired: { expires_at: '2020-01-01T00:00:00.000Z' },
  lasting: { expires_at: '2999-01-01T00:00:00.000Z', allowed_ips: ['127.0.0.0/8'] },
  elsewhere: { allowed_ips: ['203.0.113.0/24', '2001:db8::/32'] },
  rotated: {},
  // These three have a bearer token when that happens to them.
  revokedLater: {},
  expiredLater: {},
  movedLater: {},
} satisfies Record<string, KeyChoice>;

type KeyName = keyof typeof CHOICES;

/** The scopes of routes, and two that open none. */
export const SCOPES_TO_TRY = [...ROUTE_SCOPES, 'client_api', 'client_vouchers'] as const;

/** Keys and bearer tokens in every state that they can be in, all of one project but `ofOther`. */
export interface Keyring {
  readonly keys: Readonly<Record<KeyName, KeyPair>>;
  /** What a rotated key had before. */
  readonly oldRotated: KeyPair;
  /** A key of a second project. */
  readonly ofOther: KeyPair;
  /** Keys that have one scope, by its name. */
  readonly scoped: Readonly<Record<string, KeyPair>>;
  readonly tokens: Readonly<Record<KeyName | 'expiredToken' | 'revokedToken' | 'ofOther', string>>;
  /** Live tokens of a key for everything that have one scope, by its name. */
  readonly scopedTokens: Readonly<Record<string, string>>;
}

/** A bearer token of the key. @throws Error when none is given */
export async function issueToken(url: string, key: KeyPair, scope?: string): Promise<string> {
  const answer = await postForm(url, key, 'token', {
    grant_type: 'client_credentials',
    ...(scope !== undefined && { scope }),
  });
  if (answer.status !== 200) throw new Error(`The token was refused with ${answer.status}`);
  return answer.body.access_token as string;
}

/** A service with the keyring in its first project. Disposing of it is left to the caller. */
export async function startWithKeyring(): Promise<{ service: Service; ring: Keyring }> {
  const first = await Service.start(MANAGED);
  const ring = await makeKeyring(first.api.url, new ManagementClient(first.api));
  await first.stop();
  await endInDatabase(first.database, ring);
  const service = await Service.start({ ...MANAGED, directory: first.directory });
  return { service, ring };
}

async function makeKeyring(url: string, management: ManagementClient): Promise<Keyring> {
  const project = await management.firstProject();
  const otherProject = await management.createProject('Other');
  const make = (choice: KeyChoice) => management.createKey(project, choice);
  const keys = await mapValues(CHOICES, make);
  const ofOther = await management.createKey(otherProject);
  const one = Object.fromEntries(SCOPES_TO_TRY.map((scope) => [scope, scope]));
  const scoped = await mapValues(one, (scope) => make({ scopes: [scope] }));
  const scopedTokens = await mapValues(one, (scope) => issueToken(url, keys.plain, scope));
  const tokens = {
    ...(await mapValues(keys, (key, name) => (canIssue(name) ? issueToken(url, key) : ''))),
    // The service deletes the expired tokens of a project that is given one; this has no other one.
    expiredToken: await issueToken(url, await management.createProjectWithKey('Lonely')),
    revokedToken: await issueToken(url, keys.plain),
    ofOther: await issueToken(url, ofOther),
  };
  const oldRotated = keys.rotated;
  await postForm(url, keys.plain, 'token/revoke', { access_token: tokens.revokedToken });
  await management.revoke(keys.revoked);
  await management.revoke(keys.revokedLater);
  const rotated = await management.rotate(keys.rotated);
  return {
    keys: { ...keys, rotated },
    oldRotated,
    ofOther,
    scoped,
    tokens,
    scopedTokens,
  };
}

const canIssue = (name: string) => name !== 'expired' && name !== 'elsewhere';

/** What would need a wait of fifteen minutes, or another machine. */
async function endInDatabase(database: ServiceDatabase, { keys, tokens }: Keyring): Promise<void> {
  const tokenSha256 = createHash('sha256').update(tokens.expiredToken).digest('hex');
  await database.write('UPDATE oauth_tokens SET expires_at = ? WHERE token_sha256 = ?', [
    Date.now() - 1,
    tokenSha256,
  ]);
  await database.write('UPDATE api_keys SET expires_at = ? WHERE app_id = ?', [
    Date.now() - 1,
    keys.expiredLater.appId,
  ]);
  await database.write('UPDATE api_keys SET allowed_ips = ? WHERE app_id = ?', [
    '203.0.113.0/24',
    keys.movedLater.appId,
  ]);
}

function postForm(url: string, key: KeyPair, path: string, fields: Record<string, string>) {
  return new ApiClient(url, key).request('POST', `/v1/oauth/${path}`, {
    body: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
}

async function mapValues<Name extends string, From, To>(
  values: Readonly<Record<Name, From>>,
  map: (value: From, name: Name) => Promise<To> | To,
): Promise<Record<Name, To>> {
  const mapped: [string, To][] = [];
  for (const [name, value] of Object.entries<From>(values)) {
    mapped.push([name, await map(value, name as Name)]);
  }
  return Object.fromEntries(mapped) as Record<Name, To>;
}
