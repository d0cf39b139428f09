import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { bodyOf, type Schemas } from '../api/client.js';
import { operatorApi } from '../api/operator-client.js';
import type { SendOutFilter } from './send-out-filter.js';

/** Where a webhook is. */
export interface WebhookPlace {
  readonly projectId: string;
  readonly webhookId: string;
}

/** One event on its way to a webhook. */
export type SendOut = Schemas['SendOutResponse'];

const ROUTE = '/management/v1/projects/{projectId}/webhooks/{webhookId}';
const PAGE = 50;
const POLL_MS = 2_000;
const keyOf = ({ projectId, webhookId }: WebhookPlace) => [
  'operator',
  'webhook',
  projectId,
  webhookId,
];

/** One webhook. */
export function useWebhook(path: WebhookPlace) {
  return useQuery({
    queryKey: keyOf(path),
    queryFn: ({ signal }) => bodyOf(operatorApi.GET(ROUTE, { params: { path }, signal })),
  });
}

/** Changes a webhook. */
export function useUpdateWebhook(path: WebhookPlace) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['UpdateWebhookDto']) =>
      bodyOf(operatorApi.PATCH(ROUTE, { params: { path }, body })),
    onSuccess: (webhook) => queries.setQueryData(keyOf(path), webhook),
  });
}

/** Makes a new secret for a webhook. The answer has it, this once. */
export function useRotateSecret(path: WebhookPlace) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => bodyOf(operatorApi.POST(`${ROUTE}/rotate-secret`, { params: { path } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: keyOf(path), exact: true }),
  });
}

/** Deletes a webhook with what waits for it. */
export function useDeleteWebhook(path: WebhookPlace) {
  return useMutation({
    mutationFn: () => bodyOf(operatorApi.DELETE(ROUTE, { params: { path } })),
  });
}

/** What was sent to a webhook or waits for it, newest first, a page at a time. Read again while something waits. */
export function useSendOuts(path: WebhookPlace, { status }: SendOutFilter) {
  const query = useInfiniteQuery({
    queryKey: [...keyOf(path), 'send-outs', status],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      bodyOf(
        operatorApi.GET(`${ROUTE}/send-outs`, {
          params: {
            path,
            query: {
              limit: PAGE,
              ...(status && { status }),
              ...(pageParam && { starting_after_id: pageParam }),
            },
          },
          signal,
        }),
      ),
    getNextPageParam: ({ more_starting_after: next }) => next ?? undefined,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ data }) => data.some((one) => one.status === 'PENDING')) === true
        ? POLL_MS
        : false,
  });
  return { ...query, sendOuts: query.data?.pages.flatMap((page) => page.data) };
}

/** Sends a send-out once more. */
export function useSendAgain(path: WebhookPlace) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (sendOutId: string) =>
      bodyOf(
        operatorApi.POST(`${ROUTE}/send-outs/{sendOutId}/send-again`, {
          params: { path: { ...path, sendOutId } },
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: keyOf(path) }),
  });
}
