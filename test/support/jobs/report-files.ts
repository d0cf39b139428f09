import type { ApiClient, RequestOptions } from '../http/api-client.js';

/** The links of an action to its files. */
export interface FileLinks {
  readonly all: string;
  readonly succeeded: string;
  readonly failed: string;
  readonly unprocessed: string;
}

/** Sends a bulk request and returns the ended action. */
export async function runRequest(
  api: ApiClient,
  route: string,
  options: RequestOptions,
  query = '',
) {
  const path = `/v1/vouchers/${route}${query}`;
  const { status, body } = await api.request('POST', path, options);
  if (status !== 202) throw new Error(`${path} answered ${status}: ${JSON.stringify(body)}`);
  return api.waitForAction(body.async_action_id as string, 60_000);
}

/** The links in the result of an action. */
export function filesOf({ result }: { readonly result: { readonly files: FileLinks } }): FileLinks {
  return result.files;
}

/** A file as a client receives it. */
export interface ReceivedFile {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
  readonly text: string;
}

/** Follows the link of a file, with other parameters behind it and headers where they are given. */
export async function receiveFile(
  link: string,
  { query = '', headers = {}, method = 'GET' } = {},
): Promise<ReceivedFile> {
  const answer = await fetch(link + query, { method, headers });
  const bytes = Buffer.from(await answer.arrayBuffer());
  return { status: answer.status, headers: answer.headers, bytes, text: bytes.toString() };
}

/** The lines of NDJSON as values. */
export function ndjsonLines(text: string): Record<string, unknown>[] {
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** The text of a file, with other parameters behind its link. */
export async function fileText(link: string, query = ''): Promise<string> {
  return (await receiveFile(link, { query })).text;
}
