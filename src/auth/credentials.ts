import type { IncomingHttpHeaders } from 'node:http';

/** The pair of headers as it came. */
export interface Credentials {
  readonly appId: string;
  readonly appToken: string;
}

/** Longest header value that is looked at; generated ones are far shorter. */
const MAX_LENGTH = 256;

/**
 * The credentials of a request, or null when a header is missing, repeated or malformed. Node joins a
 * repeated header with a comma, which no credential holds.
 */
export function readCredentials(headers: IncomingHttpHeaders): Credentials | null {
  const appId = readHeader(headers['x-app-id']);
  const appToken = readHeader(headers['x-app-token']);
  return appId === null || appToken === null ? null : { appId, appToken };
}

function readHeader(value: string | string[] | undefined): string | null {
  if (typeof value !== 'string' || value.length > MAX_LENGTH) return null;
  return /^[\x21-\x2b\x2d-\x7e]+$/.test(value) ? value : null;
}
