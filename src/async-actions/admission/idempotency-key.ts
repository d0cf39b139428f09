import { DomainError } from '../../errors/domain-error.js';

/** 1 to 255 printable characters of ASCII. */
const FORM = /^[\x20-\x7e]{1,255}$/;

/** Whether a header can be a key. */
export function isIdempotencyKey(header: unknown): header is string {
  return typeof header === 'string' && FORM.test(header);
}

/**
 * The key under which a client sends a request that it may send again, from its header; undefined without one.
 * @throws DomainError invalid_idempotency_key
 */
export function readIdempotencyKey(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): string | undefined {
  const header = headers['idempotency-key'];
  if (header === undefined) return undefined;
  if (isIdempotencyKey(header)) return header;
  const details = 'The header Idempotency-Key must have 1 to 255 printable ASCII characters';
  throw new DomainError('invalid_idempotency_key', { details });
}
