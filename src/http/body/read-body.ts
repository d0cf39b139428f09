import type { IncomingMessage } from 'node:http';
import type { Transform } from 'node:stream';
import { createGunzip, createInflate } from 'node:zlib';
import { invalidPayload } from '../../errors/domain-error.js';
import { FrameworkError } from '../../errors/framework-error.js';
import type { MemoryHold } from '../../memory/memory-hold.js';
import type { BodyRule } from '../route-options.js';
import { sayContinue } from './expect-continue.js';
import { BodyCollector } from './body-collector.js';
import { discardRest } from './discard-rest.js';

/** What a decoder holds besides what it has decoded: its window, its state and its output. */
const DECODER_BYTES = 65_536;

/**
 * Reads a request's body, decoded. Refuses in the order of the public API: declared length, media
 * type, then size as it arrives, which for gzip and deflate is the decoded size. A client that asked
 * with `Expect: 100-continue` may go on only when the declared part is acceptable.
 * @param hold counts what is held; the bytes of the body stay counted in it
 * @throws FrameworkError, or DomainError overloaded or invalid_payload
 */
export async function readBody(
  request: IncomingMessage,
  { as, maxBytes, lacks }: BodyRule,
  hold: MemoryHold,
): Promise<Buffer> {
  try {
    refuseDeclaredLength(request, maxBytes);
    refuseMediaType(request.headers['content-type'], MEDIA_TYPES[as], lacks);
    const decoder = decoderFor(request.headers['content-encoding']);
    if (decoder !== null) await hold.grow(DECODER_BYTES);
    sayContinue(request);
    return await new BodyCollector(request, decoder, maxBytes, hold).collect();
  } catch (error) {
    discardRest(request);
    throw error;
  }
}

function refuseDeclaredLength(request: IncomingMessage, maxBytes: number): void {
  const declared = Number(request.headers['content-length'] ?? 0);
  if (declared > maxBytes) throw FrameworkError.payloadTooLarge(maxBytes);
}

const JSON_TYPES = /^application\/(json|[\w.-]+\+json)$/;
const MEDIA_TYPES: Readonly<Record<BodyRule['as'], RegExp>> = {
  json: JSON_TYPES,
  bytes: JSON_TYPES,
  multipart: /^multipart\/form-data$/,
  form: /^application\/x-www-form-urlencoded$/,
};

/** A missing media type counts as the right one, as it does for the public API. */
function refuseMediaType(header: string | undefined, accepted: RegExp, lacks?: string): void {
  if (header === undefined) return;
  const [mediaType = '', ...parameters] = header
    .split(';')
    .map((part) => part.trim().toLowerCase());
  const charset = parameters.find((parameter) => parameter.startsWith('charset='));
  // US-ASCII is a part of UTF-8.
  const isUtf8 = charset === undefined || /^charset="?(?:utf-?8|us-ascii)"?$/.test(charset);
  if (accepted.test(mediaType) && isUtf8) return;
  throw lacks === undefined ? FrameworkError.unsupportedMediaType() : invalidPayload(lacks);
}

function decoderFor(encoding: string | undefined): Transform | null {
  switch (encoding?.trim().toLowerCase()) {
    case undefined:
    case '':
    case 'identity':
      return null;
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      return createInflate();
    default:
      throw FrameworkError.unsupportedMediaType();
  }
}
