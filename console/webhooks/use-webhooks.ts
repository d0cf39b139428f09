import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { bodyOf, type Schemas } from '../api/client.js';
import { operatorApi } from '../api/operator-client.js';

const keyOf = (projectId: string) => ['operator', 'webhooks', projectId];

/** The webhooks of a project. */
export function useWebhooks(projectId: string) {
  return useQuery({
    queryKey: keyOf(projectId),
    queryFn: ({ signal }) =>
      bodyOf(
        operatorApi.GET('/management/v1/projects/{projectId}/webhooks', {
          params: { path: { projectId } },
          signal,
        }),
      ),
  });
}

/** Makes a webhook. The answer has its secret, this once. */
export function useCreateWebhook(projectId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['CreateWebhookDto']) =>
      bodyOf(
        operatorApi.POST('/management/v1/projects/{projectId}/webhooks', {
          params: { path: { projectId } },
          body,
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: keyOf(projectId) }),
  });
}
