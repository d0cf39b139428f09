import { useInfiniteQuery } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client.js';
import { conditionsOf, toQuery, type VoucherFilter } from '../voucher-filter/voucher-filter.js';

const PAGE = 100;

/** The vouchers that a filter selects, newest first; by code where the beginning of a code is wanted. */
export function useVouchers(filter: VoucherFilter) {
  const query = useInfiniteQuery({
    queryKey: ['vouchers', filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      bodyOf(
        api.GET('/v1/vouchers', {
          params: {
            query: {
              limit: PAGE,
              // Sorted by code, so that the code itself is the first.
              ...(filter.code !== undefined && { order: 'code' }),
              ...(pageParam && { starting_after_id: pageParam }),
            },
          },
          // The filters have their own way to be written, which the generated client does not know.
          querySerializer: (values) => querySearch(values, filter),
          signal,
        }),
      ),
    getNextPageParam: ({ has_more: hasMore, more_starting_after: next }) =>
      hasMore ? (next ?? undefined) : undefined,
  });
  return {
    ...query,
    vouchers: query.data?.pages.flatMap((page) => page.vouchers),
    total: query.data?.pages[0]?.total ?? 0,
  };
}

function querySearch(values: object, filter: VoucherFilter): string {
  const query = new URLSearchParams(toQuery(conditionsOf(filter)));
  for (const [name, value] of Object.entries(values)) query.set(name, String(value));
  return query.toString();
}
