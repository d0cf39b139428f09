import type { ApiClient } from '../http/api-client.js';
import { eventually } from '../eventually.js';

/** The export when it has ended. */
export async function waitForExport(api: ApiClient, id: string, timeoutMs = 60_000) {
  let body = (await api.get(`/v1/exports/${id}`)).body;
  await eventually(
    `the export ${id} has ended`,
    async () => {
      body = (await api.get(`/v1/exports/${id}`)).body;
      return body.status === 'DONE' || body.status === 'ERROR';
    },
    timeoutMs,
  );
  return body;
}

/** Asks for an export of vouchers and returns its id. */
export async function startExport(api: ApiClient, parameters: object): Promise<string> {
  const json = { exported_object: 'voucher', parameters };
  const { status, body } = await api.request('POST', '/v1/exports', { json });
  if (status !== 200) throw new Error(`POST /v1/exports answered ${status}`);
  return body.id as string;
}

/** An export of all vouchers that has ended. */
export async function exportOf(api: ApiClient) {
  return waitForExport(api, await startExport(api, {}));
}

/** The text behind a link, on the service of the client, which may have moved. */
export async function fileOf(api: ApiClient, link: string): Promise<string> {
  const { pathname, search } = new URL(link);
  const answer = await api.request('GET', pathname + search, { anonymous: true });
  if (answer.status !== 200) throw new Error(`The file answered ${answer.status}`);
  return answer.body as string;
}

/** Exports vouchers and returns the file, every cell as it is. */
export async function exportVouchers(api: ApiClient, parameters: object): Promise<string> {
  const one = await waitForExport(api, await startExport(api, parameters));
  if (one.status !== 'DONE') throw new Error(`The export has failed: ${one.error.details}`);
  return fileOf(api, one.result.variants.raw as string);
}

/** Resolves when every export of the project has ended. */
export async function settledExports(api: ApiClient): Promise<void> {
  await eventually('every export has ended', async () => {
    const { body } = await api.get('/v1/exports?limit=100');
    const exports = body.exports as { status: string }[];
    return exports.every(({ status }) => status === 'DONE' || status === 'ERROR');
  });
}
