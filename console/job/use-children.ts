import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client.js';

/** The jobs that were made of a job: its retries, its confirmation, its undo. */
export function useChildren(id: string) {
  return useQuery({
    queryKey: ['children', id],
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/v1/async-actions', { params: { query: { parent_id: id } }, signal })),
  });
}
