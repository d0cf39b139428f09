import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { bodyOf, type Schemas } from '../api/client.js';
import { operatorApi } from '../api/operator-client.js';

/** A key as operators see it. */
export type Key = Schemas['KeyResponse'];

const keyOf = (projectId: string) => ['operator', 'keys', projectId];

/** The keys of a project, the oldest first. */
export function useKeys(projectId: string) {
  return useQuery({
    queryKey: keyOf(projectId),
    queryFn: ({ signal }) =>
      bodyOf(
        operatorApi.GET('/management/v1/projects/{projectId}/keys', {
          params: { path: { projectId } },
          signal,
        }),
      ),
  });
}

/** Makes a key. The answer has its token, this once. */
export function useCreateKey(projectId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['CreateKeyDto']) =>
      bodyOf(
        operatorApi.POST('/management/v1/projects/{projectId}/keys', {
          params: { path: { projectId } },
          body,
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: keyOf(projectId) }),
  });
}

/** What can be done to a key that there is. */
export type KeyChange = 'rotate' | 'revoke';

/** Rotates or revokes a key. After a rotation the answer has the new token, this once. */
export function useChangeKey({ project_id: projectId, app_id: appId }: Key) {
  const queries = useQueryClient();
  const params = { params: { path: { appId } } };
  return useMutation({
    mutationFn: (change: KeyChange) =>
      bodyOf(
        change === 'rotate'
          ? operatorApi.POST('/management/v1/keys/{appId}/rotate', params)
          : operatorApi.POST('/management/v1/keys/{appId}/revoke', params),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: keyOf(projectId) }),
  });
}
