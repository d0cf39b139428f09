import { useInfiniteQuery } from '@tanstack/react-query';
import { api, bodyOf, type Schemas } from '../api/client.js';

/** One change of a voucher. */
export type HistoryEntry = Schemas['VoucherHistoryEntryResponse'];

const PAGE = 20;

/** What changed a voucher, newest first, a page at a time. */
export function useHistory(code: string) {
  const query = useInfiniteQuery({
    queryKey: ['voucher', code, 'history'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      bodyOf(
        api.GET('/v1/vouchers/{code}/history', {
          params: {
            path: { code },
            query: { limit: PAGE, ...(pageParam && { starting_after_id: pageParam }) },
          },
          signal,
        }),
      ),
    getNextPageParam: ({ more_starting_after: next }) => next ?? undefined,
  });
  return { ...query, entries: query.data?.pages.flatMap((page) => page.data) };
}
