import { api, bodyOf, idempotencyKey } from '../api/client.js';

/** How a bulk update is done. */
export interface UpdateOptions {
  readonly label?: string;
  readonly mode: 'merge' | 'replace';
}

/** Sends a dry run of an update. @returns the id of its job. @throws ApiError, AwayError */
export async function sendDryRun(body: string, { label, mode }: UpdateOptions): Promise<string> {
  const { async_action_id: id } = await bodyOf(
    api.POST('/v1/vouchers/bulk/async', {
      params: {
        query: {
          dry_run: true,
          ...(label && { label }),
          ...(mode !== 'merge' && { metadata_mode: mode }),
        },
        header: { 'Idempotency-Key': idempotencyKey() },
      },
      headers: { 'content-type': 'application/json' },
      body: [],
      // The text as it was shown: to read and write it once more could change a number.
      bodySerializer: () => body,
    }),
  );
  return id;
}
