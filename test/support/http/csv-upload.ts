import { gzipSync } from 'node:zlib';
import type { RequestOptions } from './api-client.js';

/** The multipart form of an upload, as `fetch` would send it. */
export async function csvUpload(
  file: string | Uint8Array<ArrayBuffer>,
  { field = 'file', gzip = false } = {},
): Promise<RequestOptions> {
  const form = new FormData();
  form.append(field, new Blob([file], { type: 'text/csv' }), 'vouchers.csv');
  const sent = new Response(form);
  const contentType = sent.headers.get('content-type') ?? '';
  const bytes = new Uint8Array(await sent.arrayBuffer());
  return {
    body: gzip ? Uint8Array.from(gzipSync(bytes)) : bytes,
    headers: { 'content-type': contentType, ...(gzip && { 'content-encoding': 'gzip' }) },
  };
}
