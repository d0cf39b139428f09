import { api, bodyOf, idempotencyKey } from '../api/client.js';

/** Sends a dry run of an import. @returns the id of its job. @throws ApiError, AwayError */
export async function sendDryRun(text: string, fileName: string): Promise<string> {
  const form = new FormData();
  form.append('file', new File([text], fileName, { type: 'text/csv' }));
  const { async_action_id: id } = await bodyOf(
    api.POST('/v1/vouchers/importCSV', {
      params: {
        query: { dry_run: true, label: fileName.slice(0, 100) },
        header: { 'Idempotency-Key': idempotencyKey() },
      },
      body: { file: '' },
      bodySerializer: () => form,
    }),
  );
  return id;
}
