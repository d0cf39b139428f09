import type { KeyPair } from '../http/api-client.js';
import { SCOPES_TO_TRY, type Keyring } from './keyring.js';
import { MANAGEMENT_KEY } from '../http/management-client.js';
import type { Identity } from './route-access.js';

/** One kind of credential: the headers that it is sent in, and whom it makes of its sender. */
export interface CredentialKind {
  readonly name: string;
  readonly headers: (ring: Keyring) => Readonly<Record<string, string>>;
  readonly identity: Identity;
}

const pair = ({ appId, appToken }: KeyPair) => ({ 'x-app-id': appId, 'x-app-token': appToken });
const basic = ({ appId, appToken }: KeyPair) => ({
  authorization: `Basic ${Buffer.from(`${appId}:${appToken}`).toString('base64')}`,
});
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const management = (key: string) => ({ 'x-management-key': key });

type Row = [name: string, headers: CredentialKind['headers']];

const NOBODY: Row[] = [
  ['no key', () => ({})],
  ['an unknown app id', ({ keys }) => pair({ ...keys.plain, appId: 'unknown-app-id' })],
  ['a wrong token', ({ keys }) => pair({ ...keys.plain, appToken: 'wrong-token-0123456789' })],
  [
    'the token of another key',
    ({ keys: { plain, lasting } }) => ({ ...pair(lasting), 'x-app-id': plain.appId }),
  ],
  ['an app id alone', ({ keys }) => ({ 'x-app-id': keys.plain.appId })],
  ['a token alone', ({ keys }) => ({ 'x-app-token': keys.plain.appToken })],
  ['a revoked key', ({ keys }) => pair(keys.revoked)],
  ['an expired key', ({ keys }) => pair(keys.expired)],
  ['what a rotated key was', ({ oldRotated }) => pair(oldRotated)],
  ['a key for other addresses', ({ keys }) => pair(keys.elsewhere)],
  [
    'a key for the address that a header names',
    ({ keys }) => ({
      ...pair(keys.elsewhere),
      'x-forwarded-for': '203.0.113.7',
      forwarded: 'for=203.0.113.7',
    }),
  ],
  [
    'Basic with a wrong token',
    ({ keys }) => basic({ ...keys.plain, appToken: 'wrong-token-0123' }),
  ],
  ['Basic with a revoked key', ({ keys }) => basic(keys.revoked)],
  ['Basic from a wrong address', ({ keys }) => basic(keys.elsewhere)],
  ['an unknown bearer token', () => bearer('x'.repeat(50))],
  ['an expired bearer token', ({ tokens }) => bearer(tokens.expiredToken)],
  ['a revoked bearer token', ({ tokens }) => bearer(tokens.revokedToken)],
  ['a bearer token of a revoked key', ({ tokens }) => bearer(tokens.revokedLater)],
  ['a bearer token of an expired key', ({ tokens }) => bearer(tokens.expiredLater)],
  ['a bearer token of a key for other addresses', ({ tokens }) => bearer(tokens.movedLater)],
  ['a bearer token without its scheme', ({ tokens }) => ({ authorization: tokens.plain })],
  [
    'a bearer token as an app token',
    ({ keys, tokens }) => pair({ ...keys.plain, appToken: tokens.plain }),
  ],
  ['an app token as a bearer token', ({ keys }) => bearer(keys.plain.appToken)],
  ['a wrong management key', () => management('wrong-management-key-0123')],
  ['an app token as the management key', ({ keys }) => management(keys.plain.appToken)],
  [
    'the management key as an app token',
    ({ keys }) => pair({ ...keys.plain, appToken: MANAGEMENT_KEY }),
  ],
];

const nobody: CredentialKind[] = NOBODY.map(([name, headers]) => ({
  name,
  headers,
  identity: { by: 'nothing', scopes: [] },
}));

const scoped: CredentialKind[] = SCOPES_TO_TRY.flatMap((scope): CredentialKind[] => [
  {
    name: `a key with the scope ${scope}`,
    headers: (ring) => pair(ring.scoped[scope] ?? { appId: '', appToken: '' }),
    identity: { by: 'key', scopes: [scope] },
  },
  {
    name: `a bearer token with the scope ${scope}`,
    headers: (ring) => bearer(ring.scopedTokens[scope] ?? ''),
    identity: { by: 'token', scopes: [scope] },
  },
]);

const everything = (by: Identity['by'], [name, headers]: Row): CredentialKind => ({
  name,
  headers,
  identity: { by, scopes: ['api'] },
});

const known: CredentialKind[] = [
  everything('key', [
    'a key for this address until a day to come',
    ({ keys }) => pair(keys.lasting),
  ]),
  everything('key', ['a rotated key', ({ keys }) => pair(keys.rotated)]),
  everything('basic', ['Basic with a right key', ({ keys }) => basic(keys.plain)]),
  everything('token', ['a bearer token of a rotated key', ({ tokens }) => bearer(tokens.rotated)]),
  everything('token', [
    'a bearer token after `bearer`',
    ({ tokens }) => ({ authorization: `bearer ${tokens.plain}` }),
  ]),
  everything('management-bearer', [
    'the management key as a bearer token',
    () => bearer(MANAGEMENT_KEY),
  ]),
  everything('management', ['the management key', () => management(MANAGEMENT_KEY)]),
];

/** Every kind of credential that there is. */
export const CREDENTIAL_KINDS: readonly CredentialKind[] = [...nobody, ...scoped, ...known];
