import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api, bodyOf, type Schemas } from '../api/client.js';

/** An export as the service shows it. */
export type Export = Schemas['ExportResponse'];

const PAGE = 50;
const POLL_MS = 1_000;
const KEY = ['exports'];

/** The exports of the project, newest first, a page at a time. Read again while they are written. */
export function useExports() {
  const query = useInfiniteQuery({
    queryKey: KEY,
    initialPageParam: 1,
    queryFn: ({ pageParam: page, signal }) =>
      bodyOf(api.GET('/v1/exports', { params: { query: { limit: PAGE, page } }, signal })),
    getNextPageParam: ({ total }, _, page) => (page * PAGE < total ? page + 1 : undefined),
    refetchInterval: ({ state }) =>
      state.data?.pages.some((page) => page.exports.some(isUnderWay)) === true ? POLL_MS : false,
  });
  return { ...query, exports: query.data?.pages.flatMap((page) => page.exports) };
}

/** Whether the file is not whole yet. */
export function isUnderWay({ status }: Pick<Export, 'status'>): boolean {
  return status === 'SCHEDULED' || status === 'IN_PROGRESS';
}

/** Starts an export and shows the list that has it. */
export function useStartExport() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (parameters: Schemas['ExportParametersDto']) =>
      bodyOf(api.POST('/v1/exports', { body: { exported_object: 'voucher', parameters } })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: KEY });
      await navigate({ to: '/exports' });
    },
  });
}

/** Deletes an export with its file. */
export function useDeleteExport() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (exportId: string) =>
      bodyOf(api.DELETE('/v1/exports/{exportId}', { params: { path: { exportId } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: KEY }),
  });
}
