import { useInfiniteQuery } from '@tanstack/react-query';
import { api, bodyOf } from '../api/client.js';

const PAGE = 100;

/** The vouchers whose codes begin with a text, or all of them, newest first. */
export function useVouchers(code: string | undefined) {
  const query = useInfiniteQuery({
    queryKey: ['vouchers', code],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      bodyOf(
        api.GET('/v1/vouchers', {
          params: { query: { limit: PAGE, ...(pageParam && { starting_after_id: pageParam }) } },
          // The filters have their own way to be written, which the generated client does not know.
          querySerializer: (values) => toQuery(values, code),
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

function toQuery(values: object, code: string | undefined): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) query.set(name, String(value));
  if (code !== undefined) {
    // Sorted by code, so that the code itself is the first.
    query.set('order', 'code');
    query.set('filters[code][conditions][$starts_with]', code);
  }
  return query.toString();
}
