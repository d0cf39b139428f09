import type { RequestOptions } from '../http/api-client.js';
import { csvUpload } from '../http/csv-upload.js';
import type { DocumentedOperation } from './openapi-document.js';

/** What a call needs that no document can show, because it is made by other calls. */
export interface Needed {
  /** Values of the parameters in the path. */
  readonly path?: Readonly<Record<string, string>>;
  /** Values of the parameters in the query. */
  readonly query?: Readonly<Record<string, string>>;
  /** What stands in the document's queries, and what is there instead. */
  readonly inQuery?: Readonly<Record<string, string>>;
  /** Members of the body. */
  readonly body?: Readonly<Record<string, string>>;
}

/** A request with a form. */
export const form = (fields: Record<string, string>) => ({
  body: new URLSearchParams(fields).toString(),
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
});

/** The path with the values that its resources have, and a query: an example, or that of the defaults. */
export function addressOf(
  { path, parameters }: DocumentedOperation,
  needed: Needed,
  example?: string,
): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const example = parameters.find((parameter) => parameter.name === name)?.example;
    return encodeURIComponent(needed.path?.[name] ?? example ?? '');
  });
  const query = parameters.flatMap<[string, string]>(({ in: place, name, schema }) => {
    const value = needed.query?.[name] ?? (example === undefined ? schema?.default : undefined);
    return place === 'query' && value !== undefined ? [[name, String(value)]] : [];
  });
  const parts = [new URLSearchParams(query).toString(), example ?? ''].filter(
    (part) => part !== '',
  );
  return parts.length === 0 ? filled : `${filled}?${parts.join('&')}`;
}

/** Body and headers of a request with the body that the document shows. */
export async function optionsOf(
  { body }: DocumentedOperation,
  needed: Needed,
  shown: unknown,
): Promise<RequestOptions> {
  if (body === null) return {};
  const [mediaType] = body;
  if (mediaType === 'multipart/form-data') return csvUpload((shown as { file: string }).file);
  if (Array.isArray(shown)) return { json: shown };
  const fields = { ...(shown as Record<string, string>), ...needed.body };
  return mediaType === 'application/x-www-form-urlencoded' ? form(fields) : { json: fields };
}
