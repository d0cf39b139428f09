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

/** Issues and ends tokens for a key. */
export interface Tokens {
  /** @throws ApiError with status 401 when the key is wrong, AwayError */
  issue(key: KeyPair): Promise<Token>;
  /** @throws ApiError, AwayError */
  revoke(key: KeyPair, token: string): Promise<void>;
}

/** The OAuth routes of the service. */
export const oauthTokens: Tokens = {
  async issue(key) {
    const answer = await post('v1/oauth/token', key, { grant_type: 'client_credentials' });
    const body = (await answer.json()) as {
      access_token: string;
      scope: string;
      expires_in: number;
    };
    const { access_token: token, scope, expires_in: seconds } = body;
    return { token, scopes: scope.split(' '), lifeMs: seconds * 1000 };
  },
  async revoke(key, token) {
    await post('v1/oauth/token/revoke', key, { access_token: token });
  },
};

async function post(path: string, key: KeyPair, form: Record<string, string>): Promise<Response> {
  const answer = await send(
    new Request(serviceUrl + path, {
      method: 'POST',
      headers: { 'x-app-id': key.appId, 'x-app-token': key.appToken },
      body: new URLSearchParams(form),
      keepalive: true,
    }),
  );
  if (answer.ok) return answer;
  throw ApiError.of(answer.status, await answer.json().catch(() => null));
}
