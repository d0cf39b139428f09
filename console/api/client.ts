import createClient from 'openapi-fetch';
import { session } from '../session/session.js';
import { ApiError } from './errors.js';
import { serviceUrl } from './places.js';
import type { components, paths } from './schema.js';
import { send } from './send.js';

export type Schemas = components['schemas'];

const UNAUTHORIZED = 401;

/** Sends a request with the token of the session. One that has been revoked is replaced once. */
async function sendSignedIn(request: Request): Promise<Response> {
  const answer = await send(signed(request.clone(), await session.token()));
  if (answer.status !== UNAUTHORIZED) return answer;
  return send(signed(request, await session.renew()));
}

function signed(request: Request, token: string): Request {
  request.headers.set('authorization', `Bearer ${token}`);
  return request;
}

/** The API of the service. Its types are made of `openapi.json`. */
export const api = createClient<paths>({ baseUrl: serviceUrl, fetch: sendSignedIn });

interface Answer<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * The body of a good answer.
 * @throws ApiError for a refusal
 */
export async function bodyOf<T>(pending: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await pending;
  if (!response.ok) throw ApiError.of(response.status, error);
  return data as T;
}

const KEY_BYTES = 16;

/** A key under which a request can be sent again without a second action. */
export function idempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
