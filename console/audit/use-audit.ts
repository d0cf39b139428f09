import { useInfiniteQuery } from '@tanstack/react-query';
import { bodyOf } from '../api/client.js';
import { operatorApi } from '../api/operator-client.js';
import { auditQueryOf, type AuditFilter } from './audit-filter.js';

const PAGE = 50;

/** The audit trail, newest first, a page at a time. */
export function useAudit(filter: AuditFilter) {
  const query = useInfiniteQuery({
    queryKey: ['operator', 'audit', filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      bodyOf(
        operatorApi.GET('/management/v1/audit-entries', {
          params: {
            query: {
              limit: PAGE,
              ...auditQueryOf(filter),
              ...(pageParam && { starting_after_id: pageParam }),
            },
          },
          signal,
        }),
      ),
    getNextPageParam: ({ more_starting_after: next }) => next ?? undefined,
  });
  return { ...query, entries: query.data?.pages.flatMap((page) => page.data) };
}
