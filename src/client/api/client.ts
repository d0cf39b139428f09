import createClient from 'openapi-fetch';
import { ApiError } from './errors.js';
import type { components, paths } from './schema.js';

/** The bodies of requests and answers, as `openapi.json` has them. */
export type Schemas = components['schemas'];

/** The API of a service. Its types are made of `openapi.json`. */
export type Api = ReturnType<typeof apiOf>;

/**
 * The API of a service.
 * @param baseUrl where the service is, with or without a slash at its end
 * @param send sends each request with what proves who asks
 */
export function apiOf(baseUrl: string, send: (request: Request) => Promise<Response>) {
  return createClient<paths>({ baseUrl, fetch: send });
}

/** What openapi-fetch returns. */
export interface Answer<T> {
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
