import { bodyOf } from '../../client/api/client.js';
import type { Job } from '../../client/jobs/result.js';
import type { Service } from '../service/open-service.js';

/** The path of a job, as the client of the API takes it. */
export const pathOf = (asyncActionId: string) => ({ path: { asyncActionId } });

/**
 * A job as it stands.
 * @param wait seconds to wait for its end, from 1 to 60; the answer comes at once without it
 * @throws ApiError, AwayError
 */
export function readJob({ api }: Service, id: string, wait?: number): Promise<Job> {
  const query = { ...(wait !== undefined && { wait }) };
  return bodyOf(api.GET('/v1/async-actions/{asyncActionId}', { params: { ...pathOf(id), query } }));
}
