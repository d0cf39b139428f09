import { ApiError } from '../api/errors.js';
import { serviceUrl } from '../api/places.js';
import { send } from '../api/send.js';

/** A key as its holder types it. */
export interface KeyPair {
  readonly appId: string;
  readonly appToken: string;
}

/** A bearer token and what it is good for. */
export interface Token {
  readonly token: string;
  readonly scopes: readonly string[];
  /** Milliseconds from its issue. */
  readonly lifeMs: number;
}

/** A token that a sign-in link was exchanged for. */
export interface LinkedToken extends Token {
  /** The key whose rights it has. */
  readonly appId: string;
}

/** Issues and ends tokens for a key. */
export interface Tokens {
  /** @throws ApiError with status 401 when the key is wrong, AwayError */
  issue(key: KeyPair): Promise<Token>;
  /** Exchanges the code of a sign-in link, once. @throws ApiError with status 401 when it is no good, AwayError */
  redeem(code: string): Promise<LinkedToken>;
  /** @throws ApiError, AwayError */
  revoke(key: KeyPair, token: string): Promise<void>;
}

const LINK_GRANT = 'urn:vouchsafe:oauth:sign-in-code';

/** The OAuth routes of the service. */
export const oauthTokens: Tokens = {
  async issue(key) {
    const form = { grant_type: 'client_credentials' };
    return readToken(await post('v1/oauth/token', headersOf(key), form));
  },
  async redeem(code) {
    return readToken(await post('v1/oauth/sign-in', {}, { grant_type: LINK_GRANT, code }));
  },
  async revoke(key, token) {
    await post('v1/oauth/token/revoke', headersOf(key), { access_token: token });
  },
};

const headersOf = ({ appId, appToken }: KeyPair) => ({
  'x-app-id': appId,
  'x-app-token': appToken,
});

async function readToken(answer: Response): Promise<LinkedToken> {
  const body = (await answer.json()) as {
    access_token: string;
    client_id: string;
    scope: string;
    expires_in: number;
  };
  const { access_token: token, client_id: appId, scope, expires_in: seconds } = body;
  return { token, appId, scopes: scope.split(' '), lifeMs: seconds * 1000 };
}

async function post(
  path: string,
  headers: Record<string, string>,
  form: Record<string, string>,
): Promise<Response> {
  const body = new URLSearchParams(form);
  const answer = await send(
    new Request(serviceUrl + path, { method: 'POST', headers, body, keepalive: true }),
  );
  if (answer.ok) return answer;
  throw ApiError.of(answer.status, await answer.json().catch(() => null));
}
