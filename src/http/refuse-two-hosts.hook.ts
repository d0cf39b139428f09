import type { FastifyRequest } from 'fastify';
import { FrameworkError } from '../errors/framework-error.js';

/** Fastify's onRequest hook: two `Host` headers are no valid request (RFC 9112, 3.2). Node keeps the first. */
export function refuseTwoHosts(
  { raw }: FastifyRequest,
  _reply: unknown,
  done: (error?: Error) => void,
): void {
  done(
    countOf('host', raw.rawHeaders) > 1
      ? FrameworkError.badRequest('The request is not valid HTTP')
      : undefined,
  );
}

/** How often a header stands among names and values that take turns. */
function countOf(header: string, rawHeaders: readonly string[]): number {
  let count = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at];
    if (name?.length === header.length && name.toLowerCase() === header) count += 1;
  }
  return count;
}
