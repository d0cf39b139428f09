import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api, bodyOf, idempotencyKey, type Schemas } from '../api/client.js';
import { differenceOf, type MetadataDifference } from './metadata-difference.js';

type Voucher = Schemas['VoucherResponse'];
type Metadata = Readonly<Record<string, unknown>>;

interface Edited {
  /** The voucher as it was when the edit began. */
  readonly begun: Voucher;
  readonly metadata: Metadata;
}

/**
 * Saves the metadata of a voucher as it was edited. Only what differs is sent, so that what others change meanwhile
 * stays. Keys can be taken out by a job alone; it is shown.
 */
export function useSaveMetadata() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async ({ begun: voucher, metadata }: Edited) => {
      const difference = differenceOf(voucher.metadata, metadata);
      if (difference.removed.length > 0) {
        const jobId = await sendJob(voucher, difference);
        await navigate({ to: '/jobs/$jobId', params: { jobId } });
        return;
      }
      const saved = await bodyOf(
        api.PUT('/v1/vouchers/{code}', {
          params: { path: { code: voucher.code } },
          body: { metadata: difference.changed },
        }),
      );
      queries.setQueryData(['voucher', voucher.code], saved);
      void queries.invalidateQueries({ queryKey: ['voucher', voucher.code, 'history'] });
    },
  });
}

async function sendJob(
  { code, updated_at }: Voucher,
  { changed, removed }: MetadataDifference,
): Promise<string> {
  const item = {
    code,
    metadata: changed,
    unset_metadata_fields: [...removed],
    if_updated_at: updated_at,
  };
  const { async_action_id: id } = await bodyOf(
    api.POST('/v1/vouchers/bulk/async', {
      params: {
        query: { label: code.slice(0, 100) },
        header: { 'Idempotency-Key': idempotencyKey() },
      },
      body: [item],
    }),
  );
  return id;
}
