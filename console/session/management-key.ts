import { ApiError } from '../api/errors.js';
import { serviceUrl } from '../api/places.js';
import { send } from '../api/send.js';

/** The header that carries the key. */
export const MANAGEMENT_HEADER = 'x-management-key';

/**
 * Asks the service whether a management key is the right one.
 * @throws ApiError with status 401 when it is not, AwayError
 */
export async function checkManagementKey(key: string): Promise<void> {
  const headers = { [MANAGEMENT_HEADER]: key };
  const answer = await send(new Request(`${serviceUrl}management/v1/projects`, { headers }));
  if (!answer.ok) throw ApiError.of(answer.status, await answer.json().catch(() => null));
}
