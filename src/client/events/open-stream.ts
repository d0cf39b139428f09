import type { Api } from '../api/client.js';
import { ApiError } from '../api/errors.js';

/** A stream of events: of all jobs of the project, or of one. */
export type StreamName = 'project' | `job/${string}`;

type Body = ReadableStream<Uint8Array> | null;

/**
 * Opens a stream.
 * @param lastEventId the event behind which it begins; empty to begin with what comes next
 * @returns null when no further event can come
 * @throws ApiError, and what the client of the API throws
 */
export async function openStream(
  api: Api,
  name: StreamName,
  lastEventId: string,
  signal: AbortSignal,
): Promise<Body> {
  const header = lastEventId === '' ? {} : { 'Last-Event-ID': lastEventId };
  const { response, error } =
    name === 'project'
      ? await api.GET('/v1/async-action-events', {
          params: { header },
          parseAs: 'stream',
          signal,
        })
      : await api.GET('/v1/async-actions/{asyncActionId}/events', {
          params: { header, path: { asyncActionId: name.slice('job/'.length) } },
          parseAs: 'stream',
          signal,
        });
  if (!response.ok) throw ApiError.of(response.status, error);
  return response.body;
}
