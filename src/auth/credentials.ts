import type { IncomingMessage } from 'node:http';
import { countHeader } from '../http/count-header.js';

/** The two halves of a key as they came. */
export interface Credentials {
  readonly appId: string;
  readonly appToken: string;
}

/** Longest credential that is looked at; generated ones are far shorter. */
const MAX_LENGTH = 256;
/** Visible ASCII without a comma, with which Node joins a header that came twice. */
const CREDENTIAL = /^[\x21-\x2b\x2d-\x7e]+$/;
/** As long as `Basic` with the longest pair, each character as `%XX`, in Base64. */
const MAX_AUTHORIZATION_LENGTH = 'Basic '.length + 4 * Math.ceil((2 * 3 * MAX_LENGTH + 1) / 3);

/** The key of the headers `X-App-Id` and `X-App-Token`, or null when one is missing, repeated or malformed. */
export function readKeyHeaders({ headers }: IncomingMessage): Credentials | null {
  return toCredentials(headers['x-app-id'], headers['x-app-token']);
}

/** The key of an `Authorization: Basic` header as it stands there, or null. */
export function readBasic(request: IncomingMessage): Credentials | null {
  const [user, password] = readBasicPair(request) ?? [];
  return toCredentials(user, password);
}

/**
 * The key of an `Authorization: Basic` header whose halves are form-encoded, as OAuth clients send it (RFC 6749,
 * 2.3.1), or null where that is the key that {@link readBasic} reads.
 */
export function readEncodedBasic(request: IncomingMessage): Credentials | null {
  const pair = readBasicPair(request);
  const [user, password] = pair?.map(decodeForm) ?? [];
  const isOther = user !== pair?.[0] || password !== pair?.[1];
  return isOther ? toCredentials(user, password) : null;
}

/** The password of an `Authorization: Basic` header, whatever the user name, or null. */
export function readBasicPassword(request: IncomingMessage): string | null {
  const [, password] = readBasicPair(request) ?? [];
  return isCredential(password) ? password : null;
}

function readBasicPair(request: IncomingMessage): [user: string, password: string] | null {
  const encoded = readAuthorization(request, 'basic');
  if (encoded === null) return null;
  const bytes = Buffer.from(encoded, 'base64');
  // The decoder passes over what is not Base64; no client writes that.
  if (bytes.toString('base64') !== encoded) return null;
  const pair = bytes.toString();
  const colon = pair.indexOf(':');
  return colon < 0 ? null : [pair.slice(0, colon), pair.slice(colon + 1)];
}

/** A value of `application/x-www-form-urlencoded`, or null when it is none. */
function decodeForm(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return null;
  }
}

/** The token of an `Authorization: Bearer` header, or null. */
export function readBearer(request: IncomingMessage): string | null {
  const token = readAuthorization(request, 'bearer');
  return isCredential(token) ? token : null;
}

/** The header `X-Management-Key`, or null. */
export function readManagementKey({ headers }: IncomingMessage): string | null {
  const value = headers['x-management-key'];
  return isCredential(value) ? value : null;
}

/** What follows the scheme. Node keeps the first of two headers; a request with two is not believed. */
function readAuthorization(request: IncomingMessage, scheme: string): string | null {
  const value = request.headers.authorization;
  if (value === undefined || value.length > MAX_AUTHORIZATION_LENGTH) return null;
  const [name = '', credential = '', ...rest] = value.split(' ');
  const isOne =
    countHeader(request, 'authorization') === 1 && rest.length === 0 && CREDENTIAL.test(credential);
  return isOne && name.toLowerCase() === scheme ? credential : null;
}

function toCredentials(appId: unknown, appToken: unknown): Credentials | null {
  return isCredential(appId) && isCredential(appToken) ? { appId, appToken } : null;
}

function isCredential(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_LENGTH && CREDENTIAL.test(value);
}
