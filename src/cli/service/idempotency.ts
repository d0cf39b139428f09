import { createHash } from 'node:crypto';
import { ApiError } from '../../client/api/errors.js';
import { idempotencyKey, type Answer, type Schemas } from '../../client/api/client.js';

/** What makes one request another one. */
export interface RequestToSend {
  readonly route: string;
  readonly query: { readonly label?: string; readonly dry_run?: boolean };
  readonly body?: string;
}

/**
 * The key of a request: the same for the same route, options and body, so that a repeated run makes no second job. A
 * dry run gets another one each time, because what it answers depends on the vouchers as they are now.
 */
export function keyOf({ route, query, body = '' }: RequestToSend): string {
  if (query.dry_run === true) return `cli-${idempotencyKey()}`;
  const hash = createHash('sha256')
    .update(JSON.stringify([route, query]))
    .update(body);
  return `cli-${hash.digest('hex')}`;
}

/** A job that the service has accepted. */
export interface Accepted {
  readonly async_action_id: string;
  /** True when the same request came before under the same key, and this is its job. */
  readonly replayed: boolean;
}

/** @throws ApiError */
export async function acceptedOf(
  pending: Promise<Answer<Schemas['AsyncActionIdResponse']>>,
): Promise<Accepted> {
  const { data, error, response } = await pending;
  if (data === undefined) throw ApiError.of(response.status, error);
  return { ...data, replayed: response.headers.get('idempotent-replayed') === 'true' };
}
